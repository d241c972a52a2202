import { expectArgument } from "./expect-argument.ts";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Annotation, Media, Session } from "@cinesync/session-xml";
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
 * Returns the saved pictures of one frame with its drawings burned in, newest first. Each call lists the folder: for many
 * frames, use {@link savedFrameFinder}.
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
  return savedFrameFinder(location, session)(mediaFile, frame);
}

/**
 * Returns a function like {@link findSavedFrames} for many frames: it lists the folder once, when it is first called.
 *
 * @param session The session of the movies, as for `findSavedFrames`.
 *
 * @example
 * ```ts
 * import { savedFrameFinder } from "@cinesync/event";
 * import { createMediaFile } from "@cinesync/session-xml";
 *
 * const find = savedFrameFinder({ saveFolder: "/tmp/frames", saveExtension: "jpg" });
 * await find(createMediaFile("/show/sh010.mov"), 38); // []: nothing is drawn on it
 * ```
 */
export function savedFrameFinder(
  location: SavedFramesLocation,
  session?: Session,
): (mediaFile: Media, frame: number) => Promise<readonly string[]> {
  expectArgument("object", "location", location);
  if (session !== undefined) expectArgument("session", "session", session);
  let listing: Promise<Listing> | undefined;
  return (mediaFile, frame) =>
    find(mediaFile, frame, location, session, (folder, ending) => (listing ??= list(folder, ending)));
}

async function find(
  mediaFile: Media,
  frame: number,
  location: SavedFramesLocation,
  session: Session | undefined,
  listOf: (folder: string, ending: string) => Promise<Listing>,
): Promise<readonly string[]> {
  expectArgument("media", "mediaFile", mediaFile);
  expectArgument("number", "frame", frame);
  const { saveFolder, saveExtension } = location;
  if (saveFolder !== undefined) expectArgument("text", "saveFolder", saveFolder);
  if (saveFolder === undefined || !drawnFrames(mediaFile).has(frame)) return [];

  const isAmbiguous = (stem: string): boolean => {
    const { movies, drawn } = (session && namesakes(session).get(stem)) ?? {};
    return movies?.has(mediaFile) === true && (drawn?.get(frame) ?? 0) > 1;
  };
  const digits = String(frame).padStart(5, "0");
  const listing = await listOf(saveFolder, `.${saveExtension}`);
  const [hyphenated, dotted] = await Promise.all(
    stemsOf(mediaFile)
      .filter((stem) => !isAmbiguous(stem))
      .map((stem) => existing(listing.get(stem + digits) ?? [], saveFolder)),
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
  for (const [start, { movies, drawn }] of namesakes(session)) {
    if (movies.size < 2) continue;
    const frames = [...drawn].flatMap(([frame, count]) => (count > 1 ? [frame] : [])).sort((a, b) => a - b);
    const mediaIndexes = [...movies].map((movie) => indexes.get(movie) ?? -1);
    if (frames.length > 0) conflicts.push({ start, mediaIndexes, frames });
  }
  return conflicts;
}

/** Movies whose pictures' names start in the same way. */
interface Namesakes {
  readonly movies: Set<Media>;
  /** For each frame, the number of these movies that have drawings on it. */
  readonly drawn: Map<number, number>;
}

const NAMESAKES = new WeakMap<Session, ReadonlyMap<string, Namesakes>>();

/** Cached for each session, because scripts ask frame by frame. */
function namesakes(session: Session): ReadonlyMap<string, Namesakes> {
  const known = NAMESAKES.get(session);
  if (known) return known;
  const byStem = new Map<string, Namesakes>();
  for (const media of new Set(session.media)) {
    for (const stem of stemsOf(media)) {
      const { movies, drawn } = byStem.get(stem) ?? { movies: new Set(), drawn: new Map<number, number>() };
      byStem.set(stem, { movies: movies.add(media), drawn });
      for (const frame of drawnFrames(media)) drawn.set(frame, (drawn.get(frame) ?? 0) + 1);
    }
  }
  NAMESAKES.set(session, byStem);
  return byStem;
}

/** Returns the start of a movie's picture names, up to the frame number, for both kinds of names. */
function stemsOf(media: Media): readonly string[] {
  if (media.kind !== "file") return [];
  const name = media.name.normalize("NFC");
  return [`${name}-`, `${name.replaceAll(".", "_")}.`];
}

const DRAWN = new WeakMap<Media, ReadonlySet<number>>();

/** The frames of a movie with drawings. Cached for each movie. */
function drawnFrames(media: Media): ReadonlySet<number> {
  let frames = DRAWN.get(media);
  if (!frames) {
    frames = new Set(
      media.kind === "file" ? media.annotations.filter(isDrawn).map(({ frame }) => frame) : [],
    );
    DRAWN.set(media, frames);
  }
  return frames;
}

/** Unknown elements count as drawings: they may be kinds of a newer release. */
function isDrawn({ objects, preserved }: Annotation): boolean {
  return objects.length > 0 || preserved?.content?.some(({ node }) => node.kind === "element") === true;
}

interface NamedPicture {
  readonly name: string;
  readonly number: number;
}

/** Pictures in a folder by their names without number and ending: `MEDIA_NAME-FFFFF`. */
type Listing = ReadonlyMap<string, readonly NamedPicture[]>;

/**
 * Filters the folder's names rather than building a path from the movie's name, which could lead out of the folder.
 */
async function list(folder: string, ending: string): Promise<Listing> {
  const listing = new Map<string, NamedPicture[]>();
  for (const name of await namesIn(folder)) {
    const composed = name.normalize("NFC");
    if (!composed.endsWith(ending)) continue;
    const whole = composed.slice(0, -ending.length);
    const [suffix = "", digits = "1"] = / \(([2-9]|[1-9][0-9]{1,14})\)$/.exec(whole) ?? [];
    const start = whole.slice(0, whole.length - suffix.length);
    const picture = { name, number: Number(digits) };
    const pictures = listing.get(start);
    if (pictures) pictures.push(picture);
    else listing.set(start, [picture]);
  }
  return listing;
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

async function existing(named: readonly NamedPicture[], folder: string): Promise<readonly Picture[]> {
  const found: Picture[] = [];
  for (const { name, number } of named) {
    const path = join(folder, name);
    const modified = await modifiedIfFile(path, folder);
    if (modified !== undefined) found.push({ path, number, modified });
  }
  return found.sort((a, b) => b.number - a.number || b.modified - a.modified);
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
