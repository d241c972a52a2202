import {
  ALL_FILES_GROUP,
  createGroupMovie,
  createSession,
  parseLocator,
  sessionParts,
  validateSession,
  type IssueCode,
  type Media,
  type MediaFile,
} from "@cinesync/session-xml";
import { frameRateNumber } from "@cinesync/media-info";
import { parseFrameRate } from "@cinesync/notes";
import { CliError, optionError } from "../base/cli-error.ts";
import { summarize, warn } from "../io/messages.ts";
import { movieFrom } from "../session/movie-from.ts";
import { probeMovie } from "../session/movie-lengths.ts";
import type { PlaylistEntry } from "../session/playlist-fields.ts";
import { readPlaylist } from "../session/playlist-file.ts";
import { writeSession } from "../session/write-session.ts";
import type { CommandInput, Run } from "../spec/command-spec.ts";
import type { newSpec } from "../specs/new.ts";
import { plural } from "../text/plural.ts";

type Options = CommandInput<typeof newSpec>["options"];

/** Features are raised when the session is written, and missing files are reported when they are taken. */
const EXPECTED: ReadonlySet<IssueCode> = new Set<IssueCode>([
  "pro-content-in-standard-session",
  "no-portable-locator",
  "checks-limited",
]);

const STILL_IMAGE = /\.(?:jpe?g|png|tiff?|gif|bmp|psd|webp|heic)$/i;

export const newSession: Run<typeof newSpec> = async ({ operands, options }) => {
  const { playlist, map, notes = "", userData = "" } = options;
  if (playlist === undefined && map.length > 0) throw optionError("--map needs --playlist");
  let count = 0;
  await writeSession(options, async () => {
    const listed = playlist === undefined ? [] : await readPlaylist(playlist, map);
    const entries = [...listed, ...operands.map((movie) => ({ locators: [movie], init: {} }))];
    if (entries.length === 0) throw optionError("MOVIE or --playlist is required");
    const movies: MediaFile[] = [];
    for (const entry of entries) movies.push(await toMovie(entry, options));
    const media = [...movies, ...options.groupMovie.map((group) => createGroupMovie(group))];
    const session = createSession({ notes, userData, groups: groupsOf(media, options), media });
    for (const { code, severity, path, message } of validateSession(session, { schema: "current" }).issues) {
      if (severity === "error") throw new CliError(`${path}: ${message}`, { code });
      if (!EXPECTED.has(code)) warn(`${path}: ${message}`);
    }
    count = movies.length;
    return sessionParts(session);
  });
  summarize(`made a session of ${plural(count, "movie")}`);
  return 0;
};

async function toMovie({ locators, init }: PlaylistEntry, options: Options): Promise<MediaFile> {
  const [first = "", ...others] = locators;
  const movie = await movieFrom(first, {
    ...(options.fps === undefined ? {} : { framesPerSecond: rateOf(options.fps) }),
    ...init,
    shortHash: !options.noHash,
    allowMissing: options.allowMissing,
  });
  const { framesPerSecond = await rateOfFile(movie, options) } = movie;
  return {
    ...movie,
    ...(framesPerSecond === undefined ? {} : { framesPerSecond }),
    locators: [...movie.locators, ...others.map(parseLocator)],
    groups: [...new Set([...movie.groups, ...options.group])],
  };
}

/** The frame rate of the movie's file, if that exists. Still images have none. */
async function rateOfFile(movie: MediaFile, { noProbe }: Options): Promise<number | undefined> {
  if (noProbe || STILL_IMAGE.test(movie.name)) return undefined;
  const info = await probeMovie(movie);
  return info && frameRateNumber(info);
}

function groupsOf(media: readonly Media[], { group }: Options): readonly string[] {
  const names = new Set(group);
  for (const one of media) {
    for (const name of one.groups) names.add(name);
    if (one.kind === "group-movie" && one.group !== ALL_FILES_GROUP) names.add(one.group);
  }
  return [...names];
}

function rateOf(fps: string): number {
  const { numerator, denominator } = parseFrameRate(fps);
  return numerator / denominator;
}
