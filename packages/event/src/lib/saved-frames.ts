import { expectArgument } from "./expect-argument.ts";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { annotationsOfFrame, type Annotation, type Media, type Session } from "@cinesync/session-xml";
import type { SaveExtension } from "./arguments.ts";
import { messageOf } from "./error-line.ts";
import { EventError } from "./event-error.ts";

/** Folder and extension of saved frames. An event has these fields. */
export interface SavedFramesLocation {
  /** The folder in which cineSync has saved the frames. Absent when there are none. */
  readonly saveFolder?: string | undefined;
  /** The extension of the pictures' names, without the dot. */
  readonly saveExtension: SaveExtension;
}

interface Picture {
  readonly path: string;
  /** 1 for a name without a number, else the number in it. The highest is the newest. */
  readonly number: number;
  readonly modified: number;
}

/**
 * Returns the saved pictures of one frame with its drawings burned in, newest first.
 *
 * It finds `MEDIA_NAME-FFFFF.EXT` and the names of later releases, `MEDIA_NAME.FFFFF.EXT` with a `_` for every `.` of the
 * media name; both also with ` (2)`, ` (3)` … after the frame. Among names of one kind, the picture with the highest
 * number is the newest, even if numbers are missing; between the two kinds, the time of modification decides. Names must
 * match character by character, except for how accents are composed.
 *
 * The result contains only regular files directly in the save folder: no links, and nothing in another folder, whatever
 * the movie is called. cineSync never saves a frame without drawing objects, so such a frame has no pictures, whatever
 * the folder contains.
 *
 * @param mediaFile The movie. A group movie has no pictures.
 * @param frame The frame, counted from 1.
 * @param session The session of the movie. Pictures that could belong to another of its movies are left out: see
 * {@link savedFrameConflicts}.
 * @throws {EventError} `unreadable-save-folder` when the folder exists but cannot be listed. A folder that does not
 * exist has no pictures.
 *
 * @example
 * ```ts
 * import { findSavedFrames } from "@cinesync/event";
 * import { createMediaFile } from "@cinesync/session-xml";
 *
 * const movie = createMediaFile("/show/sh010.mov");
 * await findSavedFrames(movie, 38, { saveFolder: "/tmp/frames", saveExtension: "jpg" }); // []: nothing is drawn on it
 * ```
 */
export async function findSavedFrames(
  mediaFile: Media,
  frame: number,
  location: SavedFramesLocation,
  session?: Session,
): Promise<readonly string[]> {
  expectArgument("media", "mediaFile", mediaFile);
  expectArgument("number", "frame", frame);
  expectArgument("object", "location", location);
  const { saveFolder, saveExtension } = location;
  if (saveFolder !== undefined) expectArgument("text", "saveFolder", saveFolder);
  if (session !== undefined) expectArgument("session", "session", session);
  if (saveFolder === undefined || mediaFile.kind !== "file" || !hasDrawing(mediaFile, frame)) return [];

  const isAmbiguous = (stem: string): boolean => {
    const movies = (session && moviesByStem(session).get(stem)) ?? [];
    return (
      movies.includes(mediaFile) && movies.some((other) => other !== mediaFile && hasDrawing(other, frame))
    );
  };
  const digits = String(frame).padStart(5, "0");
  const names = await namesIn(saveFolder);
  const [hyphenated, dotted] = await Promise.all(
    stemsOf(mediaFile)
      .filter((stem) => !isAmbiguous(stem))
      .map((stem) => picturesNamed(stem + digits, `.${saveExtension}`, names, saveFolder)),
  );
  return merge(hyphenated ?? [], dotted ?? []).map(({ path }) => path);
}

/** Movies of a session whose saved frames have the same names. */
export interface SavedFrameConflict {
  /** The start of the pictures' names: `a_b_mov.` for the movies `a.b.mov` and `a_b.mov`. */
  readonly start: string;
  /** Indexes of the movies in the playlist. */
  readonly mediaIndexes: readonly number[];
  /** Frames with drawings in more than one of the movies, in order. */
  readonly frames: readonly number[];
}

/**
 * Returns the movies of a session whose saved frames share names: movies with equal names or, in later releases, with
 * names that differ only in `.` and `_`.
 *
 * @example
 * ```ts
 * import { savedFrameConflicts } from "@cinesync/event";
 * import { createSession } from "@cinesync/session-xml";
 *
 * console.log(savedFrameConflicts(createSession())); // []
 * ```
 */
export function savedFrameConflicts(session: Session): readonly SavedFrameConflict[] {
  expectArgument("session", "session", session);
  const indexes = new Map(session.media.map((media, index) => [media, index]));
  const conflicts: SavedFrameConflict[] = [];
  for (const [start, movies] of moviesByStem(session)) {
    if (movies.length < 2) continue;
    const counts = new Map<number, number>();
    for (const movie of movies) {
      for (const frame of drawnFrames(movie)) counts.set(frame, (counts.get(frame) ?? 0) + 1);
    }
    const frames = [...counts].flatMap(([frame, count]) => (count > 1 ? [frame] : [])).sort((a, b) => a - b);
    const mediaIndexes = movies.map((movie) => indexes.get(movie) ?? -1);
    if (frames.length > 0) conflicts.push({ start, mediaIndexes, frames });
  }
  return conflicts;
}

const STEMS = new WeakMap<Session, ReadonlyMap<string, readonly Media[]>>();

/** Cached for each session, because scripts ask frame by frame. */
function moviesByStem(session: Session): ReadonlyMap<string, readonly Media[]> {
  const known = STEMS.get(session);
  if (known) return known;
  const movies = new Map<string, Media[]>();
  for (const media of session.media) {
    for (const stem of stemsOf(media)) {
      const list = movies.get(stem);
      if (list) list.push(media);
      else movies.set(stem, [media]);
    }
  }
  STEMS.set(session, movies);
  return movies;
}

/** Returns the start of a movie's picture names, up to the frame number, for both kinds of names. */
function stemsOf(media: Media): readonly string[] {
  if (media.kind !== "file") return [];
  const name = media.name.normalize("NFC");
  return [`${name}-`, `${name.replaceAll(".", "_")}.`];
}

function drawnFrames(media: Media): ReadonlySet<number> {
  return new Set(media.kind === "file" ? media.annotations.filter(isDrawn).map(({ frame }) => frame) : []);
}

function hasDrawing(media: Media, frame: number): boolean {
  return annotationsOfFrame(media, frame).some(isDrawn);
}

/** Unknown elements count as drawings: they may be kinds of a newer release. */
function isDrawn({ objects, preserved }: Annotation): boolean {
  return objects.length > 0 || preserved?.content?.some(({ node }) => node.kind === "element") === true;
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
  const details = { argument: "--save-dir", folder, reason: messageOf(cause) };
  return new EventError("unreadable-save-folder", details, { cause });
}

async function picturesNamed(
  stem: string,
  ending: string,
  names: readonly string[],
  folder: string,
): Promise<readonly Picture[]> {
  // Filter the folder's names rather than build a path from the movie's name, which could lead out of the folder.
  const found: Picture[] = [];
  for (const name of names) {
    const composed = name.normalize("NFC");
    if (!composed.startsWith(stem) || !composed.endsWith(ending)) continue;
    const number = numberIn(composed.slice(stem.length, -ending.length));
    if (number === undefined) continue;
    const path = join(folder, name);
    const modified = await modifiedIfFile(path, folder);
    if (modified !== undefined) found.push({ path, number, modified });
  }
  return found.sort((a, b) => b.number - a.number || b.modified - a.modified);
}

/** Returns the number at the end of a picture's name, or undefined if the end is something else. */
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

/** Merges two lists, each newest first, by time without changing the order within either. */
function merge(a: readonly Picture[], b: readonly Picture[]): readonly Picture[] {
  const merged: Picture[] = [];
  let next = 0;
  for (const picture of a) {
    for (; (b[next]?.modified ?? -Infinity) >= picture.modified; next++)
      merged.push(...b.slice(next, next + 1));
    merged.push(picture);
  }
  return [...merged, ...b.slice(next)];
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
