import { stat } from "node:fs/promises";
import { parseLocator, type MediaFile } from "@cinesync/session-xml";
import { createMediaFileFrom, type MediaFileFromOptions } from "@cinesync/session-xml/node";
import { CliError } from "../base/cli-error.ts";
import { explainFileError } from "../base/file-errors.ts";
import { onOneLine, printable } from "../base/printable.ts";
import { warn } from "../io/tell.ts";

/**
 * A movie for the playlist from a file, a URL, a short hash or a path of another machine.
 *
 * @throws {CliError} for a folder, or a file that cannot be read.
 */
export async function movieFrom(given: string, options: MediaFileFromOptions): Promise<MediaFile> {
  if (given === "")
    throw new CliError("the name of a movie is empty", { hint: "Give a path, a URL or a short hash." });
  const { kind, value } = parseLocator(given);
  const found = kind === "path" ? await stat(value).catch(() => undefined) : undefined;
  if (found?.isDirectory() === true) {
    throw new CliError(`${printable(given)} is a folder, and a movie was expected`, {
      hint: "Give the files in it.",
    });
  }
  try {
    const movie = await createMediaFileFrom(given, options);
    if (kind === "path" && found === undefined) {
      warn(
        `${onOneLine(given)}: there is no such file here, so the path is taken as it is, without a short hash`,
      );
    }
    return movie;
  } catch (error) {
    throw explainFileError(error, "read", given);
  }
}
