import { expectArgument } from "../error/expect-argument.ts";
import { ALL_FILES_GROUP, type Locator, type SessionPart } from "@cinesync/session-xml";

/** A summary of an entry of the playlist, complete once all its parts have been read. */
export interface MediaSummary {
  /** Position in the playlist, counted from 1. */
  readonly playlistPosition: number;
  readonly kind: "file" | "group-movie";
  /** The movie's name, or the name of the group that is played. */
  readonly name: string;
  /** The groups that it is in; for a group movie also the group that it plays. */
  readonly groups: readonly string[];
  /** Empty for a group movie. */
  readonly locators: readonly Locator[];
  readonly userData: string;
  readonly active: boolean;
}

/** A choice of entries of a playlist: one bit for each entry, and the names of the groups in use. */
export class MediaSelection {
  #bits = new Uint8Array(64);
  readonly #groups = new Set<string>();
  #allFiles = false;
  #count = 0;
  #total = 0;

  /** Number of chosen entries. */
  get count(): number {
    return this.#count;
  }

  /** Number of all entries. */
  get total(): number {
    return this.#total;
  }

  /** Whether the entry at this position, counted from 1, is chosen. */
  has(playlistPosition: number): boolean {
    return ((this.#bits[playlistPosition >> 3] ?? 0) & (1 << (playlistPosition & 7))) !== 0;
  }

  /** Whether a chosen entry is in a group, or plays it. */
  usesGroup(group: string): boolean {
    return this.#allFiles || this.#groups.has(group);
  }

  /** Records the next entry. */
  add(movie: MediaSummary, chosen: boolean): void {
    this.#total = movie.playlistPosition;
    if (!chosen) return;
    this.#count++;
    const byte = movie.playlistPosition >> 3;
    if (byte >= this.#bits.length) {
      const wider = new Uint8Array(byte * 2);
      wider.set(this.#bits);
      this.#bits = wider;
    }
    this.#bits[byte] = (this.#bits[byte] ?? 0) | (1 << (movie.playlistPosition & 7));
    for (const group of movie.groups) this.#groups.add(group);
    if (movie.kind === "group-movie" && movie.name === ALL_FILES_GROUP) this.#allFiles = true;
  }
}

/**
 * Makes the first of two passes that filter a file by movie: reads all parts and calls `choose` for each entry. The
 * second pass over the same parts, `filterParts(parts, { media: selection })`, drops the other entries. In constant
 * memory, one pass is not enough, because a movie's name may follow its drawings in the file.
 *
 * @example
 * ```ts
 * import { mediaMatcher, selectMedia } from "@cinesync/merge";
 * import { createMediaFile, createSession, sessionParts } from "@cinesync/session-xml";
 *
 * const session = createSession({ media: [createMediaFile("/show/a.mov"), createMediaFile("/show/b.mov")] });
 * const selection = await selectMedia(sessionParts(session), mediaMatcher({ names: ["a*"] }));
 * console.log(selection.count, selection.total); // 1 2
 * ```
 */
export async function selectMedia(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
  choose: (movie: MediaSummary) => boolean,
): Promise<MediaSelection> {
  expectArgument("iterable", "parts", parts);
  expectArgument("function", "choose", choose);
  const selection = new MediaSelection();
  const add = selector(selection, choose);
  for await (const part of parts) add(part);
  return selection;
}

/** Returns a function that takes parts one by one and adds each completed entry to the selection. */
export function selector(
  selection: MediaSelection,
  choose: (movie: MediaSummary) => boolean,
): (part: SessionPart) => void {
  let movie: { -readonly [Key in keyof MediaSummary]: MediaSummary[Key] } | undefined;
  let groups: string[] = [];
  let playlistPosition = 0;
  return (part) => {
    expectArgument("object", "part", part);
    if (part.kind === "media-start") {
      const { userData, active } = part.value;
      playlistPosition++;
      groups = [];
      movie = { playlistPosition, kind: "file", name: "", groups, locators: [], userData, active };
    }
    if (!movie) return;
    if (part.kind === "media-name") movie.name = part.value;
    else if (part.kind === "media-locators") movie.locators = part.value;
    else if (part.kind === "media-group") groups.push(part.value);
    else if (part.kind === "media-group-movie") {
      movie.kind = "group-movie";
      movie.name = part.value;
      groups.push(part.value);
    } else if (part.kind === "media-end") {
      selection.add(movie, choose(movie));
      movie = undefined;
    }
  };
}
