import { movieLength, type FrameOptions, type MediaLength, type Movie } from "@cinesync/notes";
import { MediaInfoError, parseSequenceName, type MovieInfo } from "@cinesync/media-info";
import { readMovieInfoFile } from "@cinesync/media-info/node";
import { mediaHeaders, placeKey, type MediaHeader, type SessionPart } from "@cinesync/session-xml";
import Papa from "papaparse";
import { CliError } from "../base/cli-error.ts";
import { explainFileError } from "../base/file-errors.ts";
import { wordError } from "../base/word-error.ts";
import { findFile } from "../io/find-file.ts";
import { warn } from "../io/messages.ts";
import { inputName } from "../io/read-chunks.ts";
import { readText } from "../io/read-text.ts";
import { plural } from "../text/plural.ts";

/** An entry of the playlist without its annotations. */
export interface PlaylistMedia {
  readonly media: MediaHeader;
  readonly playlistPosition: number;
}

/** The playlist of a session that comes in parts. */
export async function* playlist(
  parts: AsyncIterable<SessionPart>,
): AsyncGenerator<PlaylistMedia, void, undefined> {
  let playlistPosition = 0;
  for await (const media of mediaHeaders(parts)) yield { media, playlistPosition: ++playlistPosition };
}

interface LengthOptions {
  /** `--durations FILE` */
  readonly durations?: string | undefined;
  readonly noProbe: boolean;
}

/** Facts of the movies' files. */
export interface MovieLengths {
  /** Lengths, rates and start timecodes: from a table, else from the movies' files. */
  readonly durations: NonNullable<FrameOptions["durations"]>;
  /** The facts of each movie whose file exists, by playlist position. */
  readonly infos: ReadonlyMap<number, MovieInfo>;
}

export async function movieLengths(
  playlist: AsyncIterable<PlaylistMedia> | Iterable<PlaylistMedia>,
  { durations, noProbe }: LengthOptions,
): Promise<MovieLengths> {
  const table = durations === undefined ? undefined : await readLengths(durations);
  const lengths = new Map<number, MediaLength>();
  const infos = new Map<number, MovieInfo>();
  for await (const { media, playlistPosition } of playlist) {
    if (media.kind === "group-movie") continue;
    const info = noProbe ? undefined : await probeMovie(media);
    if (info) infos.set(playlistPosition, info);
    const length = { ...(info && movieLength(info)), ...table?.find(media) };
    if (Object.keys(length).length > 0) lengths.set(playlistPosition, length);
  }
  table?.reportUnused();
  return { durations: (_, playlistPosition) => lengths.get(playlistPosition), infos };
}

/** Reads the facts of a movie, if its file exists. A file that cannot be read is reported. */
export async function probeMovie({ name, locators }: Movie): Promise<MovieInfo | undefined> {
  for (const { kind, value } of locators) {
    if (kind !== "path") continue;
    try {
      const isSequence = parseSequenceName(value) !== undefined;
      const found = isSequence ? { path: value } : await findFile(value);
      if (found !== undefined) return await readMovieInfoFile(found.path);
    } catch (error) {
      const { code, message } = wordError(explainFileError(error, "read", value));
      if (error instanceof MediaInfoError || code !== "missing-file")
        warn(`cannot read length and rate of ${name}: ${message}`);
    }
  }
  return undefined;
}

const COLUMNS: Readonly<Record<string, keyof MediaLength>> = {
  frames: "frames",
  duration: "frames",
  length: "frames",
  start: "startTimecode",
  starttimecode: "startTimecode",
  timecode: "startTimecode",
  fps: "frameRate",
  rate: "frameRate",
  framerate: "frameRate",
};

interface LengthTable {
  readonly find: (movie: Movie) => MediaLength | undefined;
  readonly reportUnused: () => void;
}

/** Reads a table of lengths: CSV with the columns movie and frames, and optionally start and fps. */
async function readLengths(path: string): Promise<LengthTable> {
  const file = inputName(path);
  const { data } = Papa.parse<string[]>(await readText(path), { skipEmptyLines: "greedy" });
  const [header = [], ...rows] = data;
  const names = header.map((column) => column.replace(/[\s_-]/g, "").toLowerCase());
  const movieColumn = names.findIndex((name) => ["movie", "file", "path", "name"].includes(name));
  if (movieColumn < 0 || !names.some((name) => COLUMNS[name] === "frames"))
    throw new CliError(`${file} must have the columns movie and frames`);
  const lengths = new Map<string, MediaLength>();
  const unused = new Set<MediaLength>();
  for (const [index, cells] of rows.entries()) {
    const entries = names.flatMap((name, column): readonly (readonly [string, string | number])[] => {
      const field = COLUMNS[name];
      const cell = (cells[column] ?? "").trim();
      if (field === undefined || cell === "") return [];
      if (field === "frameRate" || (field === "startTimecode" && cell.includes(":"))) return [[field, cell]];
      if (/^\d+$/.test(cell)) return [[field, Number(cell)]];
      const got = JSON.stringify(cell);
      throw new CliError(`${file}: row ${index + 2}: ${name} must be a whole number, got ${got}`);
    });
    const length: MediaLength = Object.fromEntries(entries);
    const movie = (cells[movieColumn] ?? "").trim();
    for (const key of [movie, placeKey(movie)]) lengths.set(key, length);
    unused.add(length);
  }
  return {
    find: ({ name, locators }) => {
      const places = locators.filter(({ kind }) => kind !== "short-hash").map((one) => placeKey(one));
      const key = [name, ...places].find((one) => lengths.has(one));
      const length = key === undefined ? undefined : lengths.get(key);
      if (length) unused.delete(length);
      return length;
    },
    reportUnused: () => {
      if (unused.size > 0) warn(`${file}: no movie of the session for ${plural(unused.size, "row")}`);
    },
  };
}
