import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { annotationsOfFrame, type Media } from "@cinesync/session-xml";
import type { SaveExtension } from "./arguments.ts";
import { EventError } from "./event-error.ts";
import { messageOf, quote } from "./text.ts";

/** Where saved frames lie. An event is one of these. */
export interface SavedFramesPlace {
  /** The folder in which cineSync has saved the frames. Absent: there are none. */
  readonly saveFolder?: string | undefined;
  /** The ending of the pictures' names, without the point. */
  readonly saveExtension: SaveExtension;
}

interface Picture {
  readonly path: string;
  /** 1 for a name without a number, else the number in it. The highest is the newest. */
  readonly number: number;
  readonly modified: number;
}

/**
 * The saved pictures of one frame with its drawings burned in, newest first.
 *
 * Found are `MEDIA_NAME-FFFFF.EXT` and `MEDIA_NAME.FFFFF.EXT` (in which every `.` of the media name is a `_`), both
 * also with ` (2)`, ` (3)` … behind the frame. Within one way of naming the highest number is the newest picture,
 * whatever gaps there are; between the two, the time of modification decides. Names have to be the same
 * character by character, but for the way in which accents are composed.
 *
 * Only plain files directly in the save folder are found: no links, nothing in a folder below or outside, whatever the
 * movie is called. A frame without drawing objects is never saved, so it has no pictures, whatever the folder holds.
 *
 * @param mediaFile The movie. A group movie has no pictures.
 * @param frame The frame, counted from 1.
 * @throws {EventError} `unreadable-save-folder` when the folder is there but cannot be listed. One that does not exist has no
 * pictures.
 */
export async function findSavedFrames(
  mediaFile: Media,
  frame: number,
  place: SavedFramesPlace,
): Promise<readonly string[]> {
  const { saveFolder, saveExtension } = place;
  if (saveFolder === undefined || mediaFile.kind !== "file" || !hasDrawing(mediaFile, frame)) return [];

  const names = await namesIn(saveFolder);
  const digits = String(frame).padStart(5, "0");
  const [hyphenated, dotted] = await Promise.all(
    [`${mediaFile.name}-${digits}`, `${mediaFile.name.replaceAll(".", "_")}.${digits}`].map((stem) =>
      picturesNamed(stem, `.${saveExtension}`, names, saveFolder),
    ),
  );
  return merge(hyphenated ?? [], dotted ?? []).map(({ path }) => path);
}

/** Elements that the format does not know count as drawings: they may be a newer release's kinds. */
function hasDrawing(media: Media, frame: number): boolean {
  return annotationsOfFrame(media, frame).some(
    ({ objects, preserved }) =>
      objects.length > 0 || preserved?.content?.some(({ node }) => node.kind === "element") === true,
  );
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw unreadable(folder, cause);
  }
}

function unreadable(folder: string, cause: unknown): EventError {
  return new EventError(
    "unreadable-save-folder",
    `The saved frames in ${quote(folder)} (--save-dir) cannot be looked at: ${messageOf(cause)}`,
    { argument: "--save-dir", cause },
  );
}

async function picturesNamed(
  stem: string,
  ending: string,
  names: readonly string[],
  folder: string,
): Promise<readonly Picture[]> {
  // Looking through what is there, not for a name made up from the movie's, is what keeps the answer in the folder.
  const start = stem.normalize("NFC");
  const found: Picture[] = [];
  for (const name of names) {
    const composed = name.normalize("NFC");
    if (!composed.startsWith(start) || !composed.endsWith(ending)) continue;
    const number = numberIn(composed.slice(start.length, -ending.length));
    if (number === undefined) continue;
    const path = join(folder, name);
    const modified = await modifiedIfFile(path, folder);
    if (modified !== undefined) found.push({ path, number, modified });
  }
  return found.sort((a, b) => b.number - a.number || b.modified - a.modified);
}

/** The number in the rest of a picture's name, or undefined if the rest is something else. */
function numberIn(rest: string): number | undefined {
  if (rest === "") return 1;
  const [, digits] = /^ \(([1-9][0-9]{0,14})\)$/.exec(rest) ?? [];
  return digits === undefined || digits === "1" ? undefined : Number(digits);
}

async function modifiedIfFile(path: string, folder: string): Promise<number | undefined> {
  try {
    const stats = await lstat(path);
    return stats.isFile() ? stats.mtimeMs : undefined;
  } catch (error) {
    // Deleted since the folder was listed.
    if (isMissing(error)) return undefined;
    throw unreadable(folder, error);
  }
}

/** Puts two lists, each newest first, together by time without changing the order within either. */
function merge(a: readonly Picture[], b: readonly Picture[]): readonly Picture[] {
  const merged: Picture[] = [];
  const rest = [...b];
  for (const picture of a) {
    while (rest[0] && rest[0].modified >= picture.modified) merged.push(...rest.splice(0, 1));
    merged.push(picture);
  }
  return [...merged, ...rest];
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
