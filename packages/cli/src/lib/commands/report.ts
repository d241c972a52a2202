import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { findSavedFrames } from "@cinesync/event";
import { reviewReport, type ReviewPicture } from "@cinesync/report";
import type { MediaFile } from "@cinesync/session-xml";
import { stat } from "node:fs/promises";
import { CliError, type ExitStatus } from "../base/cli-error.ts";
import { onOneLine, printable } from "../base/printable.ts";
import { STANDARD } from "../io/read-chunks.ts";
import { warn } from "../io/tell.ts";
import { checkOutput, writeOutput } from "../io/write-output.ts";
import { readWhole } from "../session/read-session.ts";
import type { Given } from "../spec/command-spec.ts";
import type { reportSpec } from "../specs/report.ts";

export async function report({ operands, options }: Given<typeof reportSpec>): Promise<ExitStatus> {
  const [file = ""] = operands;
  const { frames, title, key, userData, chat } = options;
  await checkOutput(options);
  if (frames !== undefined) await checkFolder(frames);
  const session = await readWhole(file);
  const named = file === STANDARD ? undefined : basename(file).replace(/(\.(csc|json|gz))+$/i, "");
  const heading = title ?? named;
  const pages = reviewReport(session, {
    userData,
    chat,
    ...(heading === undefined ? {} : { title: heading }),
    ...(key === undefined ? {} : { sessionKey: key }),
    ...(frames === undefined ? {} : { picture: savedPicture(frames) }),
    onWarning: ({ message }) => {
      warn(onOneLine(message));
    },
  });
  await writeOutput(pages, options);
  return 0;
}

async function checkFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) return;
  throw new CliError(`there is no folder ${printable(path)}`, {
    hint: "Give the folder in which frames were saved.",
  });
}

/** The pictures as cineSync saves them: with the drawings in them. */
function savedPicture(
  saveFolder: string,
): (movie: MediaFile, frame: number) => Promise<ReviewPicture | undefined> {
  return async (movie, frame) => {
    for (const saveExtension of ["jpg", "png"] as const) {
      const [newest] = await findSavedFrames(movie, frame, { saveFolder, saveExtension });
      if (newest !== undefined) return { source: await readFile(newest), includesDrawings: true };
    }
    return undefined;
  };
}
