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
import { parseFrameRate } from "@cinesync/notes";
import { CliError, type ExitStatus } from "../base/cli-error.ts";
import { onOneLine } from "../base/printable.ts";
import { warn } from "../io/tell.ts";
import { checkOutput, writeOutput } from "../io/write-output.ts";
import { explainNotesError } from "../session/explain-notes-error.ts";
import { movieFrom } from "../session/movie-from.ts";
import { readPlaylist, type PlaylistEntry } from "../session/playlist-file.ts";
import { chooseFormat, encodeParts } from "../session/write-session.ts";
import type { Given } from "../spec/command-spec.ts";
import type { newSpec } from "../specs/new.ts";

type Options = Given<typeof newSpec>["options"];

export async function newSession({ operands, options }: Given<typeof newSpec>): Promise<ExitStatus> {
  const format = chooseFormat(options.to, options.output);
  await checkOutput(options);
  const listed = options.playlist === undefined ? [] : await readPlaylist(options.playlist);
  const given = operands.map((movie): PlaylistEntry => ({ locators: [movie], init: {} }));
  const entries = [...listed, ...given];
  if (entries.length === 0)
    throw new CliError("there are no movies", { hint: "Give files or URLs, or --playlist FILE." });

  const framesPerSecond = options.fps === undefined ? undefined : frameRate(options.fps);
  const movies: MediaFile[] = [];
  for (const entry of entries) movies.push(await toMovie(entry, framesPerSecond, options));
  const played = options.groupMovie.map((group) => createGroupMovie(group));
  const session = createSession({
    notes: options.notes ?? "",
    userData: options.userData ?? "",
    groups: groupsOf([...movies, ...played], options),
    media: [...movies, ...played],
  });
  for (const { code, path, message } of validateSession(session, { schema: "current" }).issues) {
    if (!EXPECTED.has(code)) warn(onOneLine(`${path}: ${message}`));
  }
  await writeOutput(encodeParts(sessionParts(session), format), options);
  return 0;
}

/** Features are raised when the session is written, and of files that are not here people have been told. */
const EXPECTED: ReadonlySet<IssueCode> = new Set<IssueCode>([
  "pro-content-in-standard-session",
  "no-portable-locator",
  "checks-limited",
]);

async function toMovie(
  { locators, init }: PlaylistEntry,
  framesPerSecond: number | undefined,
  { noHash, group }: Options,
): Promise<MediaFile> {
  const [first = "", ...others] = locators;
  const movie = await movieFrom(first, {
    ...(framesPerSecond === undefined ? {} : { framesPerSecond }),
    ...init,
    shortHash: !noHash,
  });
  return {
    ...movie,
    locators: [...movie.locators, ...others.map(parseLocator)],
    groups: [...new Set([...movie.groups, ...group])],
  };
}

function groupsOf(media: readonly Media[], { group }: Options): readonly string[] {
  const names = new Set(group);
  for (const one of media) {
    for (const name of one.groups) names.add(name);
    if (one.kind === "group-movie" && one.group !== ALL_FILES_GROUP) names.add(one.group);
  }
  return [...names];
}

function frameRate(text: string): number {
  try {
    const { numerator, denominator } = parseFrameRate(text);
    return numerator / denominator;
  } catch (error) {
    throw explainNotesError(error);
  }
}
