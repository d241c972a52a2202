import { posix, win32 } from "node:path";
import { parseSequenceName } from "@cinesync/media-info";
import { parseLocator, type MediaFile } from "@cinesync/session-xml";
import { createMediaFileFrom, type MediaFileFromOptions } from "@cinesync/session-xml/node";
import { CliError } from "../base/cli-error.ts";
import { escapeControls } from "../base/escape-controls.ts";
import { explainFileError } from "../base/file-errors.ts";
import { findFile } from "../io/find-file.ts";
import { warn } from "../io/messages.ts";

export interface MovieFromOptions extends MediaFileFromOptions {
  /** Accepts paths of this system that do not exist. Default false. */
  readonly allowMissing?: boolean;
}

/** Names of sessions and cuts. */
const SESSION_NAME = /\.(?:csc|cs5|json|otio)(?:\.gz)?$/i;

/**
 * Makes a movie of the playlist from a file, a URL, a short hash or a path of another system.
 *
 * @throws {CliError} for a session, a folder, and a file that is missing or cannot be read.
 */
export async function movieFrom(given: string, options: MovieFromOptions = {}): Promise<MediaFile> {
  const { allowMissing = false, ...init } = options;
  if (given === "") throw new CliError("MOVIE must not be empty");
  const name = escapeControls(given);
  if (SESSION_NAME.test(given)) {
    throw new CliError(`${name} must be a movie, not a session`, {
      hint: "merge sessions with cinesync merge; read a cut with cinesync new --playlist",
    });
  }
  const { kind, value } = parseLocator(given);
  try {
    const found = kind === "path" ? await findFile(value) : undefined;
    if (found?.stats.isDirectory() === true) {
      throw new CliError(`${name} must be a movie, not a folder`, {
        hint: `give the files in it: ${name}/*`,
      });
    }
    if (
      kind === "path" &&
      found === undefined &&
      !isForeign(value) &&
      parseSequenceName(value) === undefined
    ) {
      if (!allowMissing) {
        throw new CliError(`cannot read ${name}: no such file or folder`, {
          code: "missing-file",
          hint: "accept missing files with --allow-missing",
        });
      }
      warn(`${name}: no such file here; added without a short hash`);
    }
    return await createMediaFileFrom(found?.path ?? given, init);
  } catch (error) {
    throw explainFileError(error, "read", given);
  }
}

/** Returns true for a path that is absolute on another system only. */
function isForeign(path: string): boolean {
  return process.platform === "win32"
    ? posix.isAbsolute(path) && !win32.isAbsolute(path)
    : win32.isAbsolute(path) && !posix.isAbsolute(path);
}
