import { placeKey, type Locator, type Media, type Session } from "@cinesync/session-xml";

/** A movie's file that was found on a disk. */
export interface FoundFile {
  /** Its absolute path. */
  readonly path: string;
  /** Its short hash: 40 hex digits. */
  readonly shortHash: string;
}

/** The result of `relinkMovies`. */
export interface RelinkResult {
  readonly session: Session;
  /** Movies that got a path, with their positions in the playlist, counted from 1. */
  readonly linked: readonly { readonly playlistPosition: number; readonly path: string }[];
  /** Positions of movies whose short hash no file has, and of movies without a short hash. */
  readonly unmatched: readonly number[];
}

/**
 * Gives movies the paths of the files that were found: a file with a movie's short hash becomes its first path, whatever
 * the file is called. Other locators stay. Of several files with one short hash the first counts. The session itself is
 * not changed.
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
