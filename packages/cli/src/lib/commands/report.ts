import { readFile } from "node:fs/promises";
import { reviewReportChunks, type ReviewPicture } from "@cinesync/report";
import type { MediaFile } from "@cinesync/session-xml";
import type { ExitStatus } from "../base/cli-error.ts";
import { warn } from "../io/messages.ts";
import { checkOutput, writeOutput } from "../io/write-output.ts";
import { checkFramesFolder, savedFrame } from "../session/pictures.ts";
import { readWhole } from "../session/read-session.ts";
import { sessionName } from "../session/session-name.ts";
import type { CommandInput } from "../spec/command-spec.ts";
import type { reportSpec } from "../specs/report.ts";

export async function report({ operands, options }: CommandInput<typeof reportSpec>): Promise<ExitStatus> {
  const [file = ""] = operands;
  const { frames, title, key, userData, chat } = options;
  await checkOutput(options);
  if (frames !== undefined) await checkFramesFolder(frames);
  const session = await readWhole(file);
  const heading = title ?? sessionName(file);
  const pages = reviewReportChunks(session, {
    userData,
    chat,
    ...(heading === undefined ? {} : { title: heading }),
    ...(key === undefined ? {} : { sessionKey: key }),
    ...(frames === undefined ? {} : { picture: savedPicture(frames) }),
    onWarning: ({ message }) => {
      warn(message);
    },
  });
  await writeOutput(pages, options);
  return 0;
}

/** The pictures as cineSync saves them: with the drawings in them. */
function savedPicture(
  folder: string,
): (movie: MediaFile, frame: number) => Promise<ReviewPicture | undefined> {
  return async (movie, frame) => {
    const path = await savedFrame(folder, movie, frame);
    return path === undefined ? undefined : { source: await readFile(path), includesDrawings: true };
  };
}
