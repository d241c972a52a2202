import { expectArgument } from "../error/expect-argument.ts";
import { placeKey, type Locator, type Media, type Session } from "@cinesync/session-xml";

/** A movie file found on a disk. */
export interface FoundFile {
  /** The file's absolute path. */
  readonly path: string;
  /** The file's short hash: 40 hex digits. */
  readonly shortHash: string;
}

/** The result of `relinkMovies`. */
export interface RelinkResult {
  readonly session: Session;
  /** Movies that got a path, by playlist position, counted from 1. */
  readonly linked: readonly { readonly playlistPosition: number; readonly path: string }[];
  /** Positions of movies without a short hash, or without a file that has it. */
  readonly unmatched: readonly number[];
}

/**
 * Returns a session with movies linked to found files: the file with a movie's short hash becomes the movie's first path,
 * whatever its name. Other locators stay. Among files with the same short hash, the first counts.
 *
 * @example
 * ```ts
 * import { relinkMovies } from "@cinesync/merge";
 * import { createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const shortHash = "0d67dc935a31f4b22c0c8dac47d11cc6ca728f52";
 * const session = createSession({ media: [createMediaFile({ locators: ["/old/a.mov", shortHash] })] });
 * const { linked } = relinkMovies(session, [{ path: "/new/a.mov", shortHash }]);
 * console.log(linked); // [ { playlistPosition: 1, path: '/new/a.mov' } ]
 * ```
 */
export function relinkMovies(session: Session, files: readonly FoundFile[]): RelinkResult {
  expectArgument("session", "session", session);
  expectArgument("list", "files", files);
  for (const [index, file] of files.entries()) {
    expectArgument("object", `files[${index}]`, file);
    expectArgument("text", `files[${index}].path`, file.path);
    expectArgument("text", `files[${index}].shortHash`, file.shortHash);
  }
  const paths = new Map<string, string>();
  for (const { path, shortHash } of files) {
    const hash = shortHash.toLowerCase();
    if (!paths.has(hash)) paths.set(hash, path);
  }
  const linked: { playlistPosition: number; path: string }[] = [];
  const unmatched: number[] = [];
  const media = session.media.map((one, index): Media => {
    if (one.kind === "group-movie") return one;
    const hash = one.locators.find(
      ({ kind, value }) => kind === "short-hash" && paths.has(value.toLowerCase()),
    );
    const path = hash && paths.get(hash.value.toLowerCase());
    if (path === undefined) {
      unmatched.push(index + 1);
      return one;
    }
    linked.push({ playlistPosition: index + 1, path });
    return { ...one, locators: withPath(one.locators, path) };
  });
  return { session: { ...session, media }, linked, unmatched };
}

function withPath(locators: readonly Locator[], path: string): readonly Locator[] {
  const found: Locator = { kind: "path", value: path };
  const key = placeKey(found);
  const known = locators.find((locator) => placeKey(locator) === key);
  return [known ?? found, ...locators.filter((locator) => locator !== known)];
}
