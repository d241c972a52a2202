import { ALL_FILES_GROUP, type Locator, type SessionPart } from "@cinesync/session-xml";

/** What a first pass knows of one entry of the playlist when it has seen all of it. */
export interface MediaSummary {
  /** Its place in the playlist, counted from 1. */
  readonly place: number;
  readonly kind: "file" | "group-movie";
  /** The movie's name, or the name of the group that is played. */
  readonly name: string;
  /** The groups it is in; for a group movie also the group that it plays. */
  readonly groups: readonly string[];
  /** Empty for a group movie. */
  readonly locators: readonly Locator[];
  readonly userData: string;
  readonly active: boolean;
}

/**
 * Which entries of a playlist are chosen. It takes one bit for each entry, and the names of the groups that are in use,
 * however large the session is.
 */
export class MediaSelection {
  #bits = new Uint8Array(64);
  readonly #groups = new Set<string>();
  #allFiles = false;
  #count = 0;
  #total = 0;

  /** How many entries are chosen. */
  get count(): number {
    return this.#count;
  }

  /** How many entries there are. */
  get total(): number {
    return this.#total;
  }

  /** Whether the entry at a place, counted from 1, is chosen. */
  has(place: number): boolean {
    return ((this.#bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0;
  }

  /** Whether a chosen entry is in a group, or plays it. */
  usesGroup(group: string): boolean {
    return this.#allFiles || this.#groups.has(group);
  }

  /** Notes down the next entry. */
  add(movie: MediaSummary, chosen: boolean): void {
    this.#total = movie.place;
    if (!chosen) return;
    this.#count++;
    const byte = movie.place >> 3;
    if (byte >= this.#bits.length) {
      const wider = new Uint8Array(byte * 2);
      wider.set(this.#bits);
      this.#bits = wider;
    }
    this.#bits[byte] = (this.#bits[byte] ?? 0) | (1 << (movie.place & 7));
    for (const group of movie.groups) this.#groups.add(group);
    if (movie.kind === "group-movie" && movie.name === ALL_FILES_GROUP) this.#allFiles = true;
  }
}

/**
 * The first of two passes of filtering by movie: reads all parts and asks for each entry whether it is chosen. A second
 * pass over the same parts with `filterParts(parts, { media: selection })` then leaves out the rest. One pass cannot do
 * it in constant memory, because a movie's name may follow its drawings in the file.
 */
export async function selectMedia(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
  choose: (movie: MediaSummary) => boolean,
): Promise<MediaSelection> {
  const selection = new MediaSelection();
  let movie: { -readonly [Key in keyof MediaSummary]: MediaSummary[Key] } | undefined;
  let place = 0;
  for await (const part of parts) {
    if (part.kind === "media-start") {
      const { userData, active } = part.value;
      movie = { place: ++place, kind: "file", name: "", groups: [], locators: [], userData, active };
    }
    if (!movie) continue;
    if (part.kind === "media-name") movie.name = part.value;
    else if (part.kind === "media-locators") movie.locators = part.value;
    else if (part.kind === "media-group") movie.groups = [...movie.groups, part.value];
    else if (part.kind === "media-group-movie") {
      movie.kind = "group-movie";
      movie.name = part.value;
      movie.groups = [...movie.groups, part.value];
    } else if (part.kind === "media-end") {
      selection.add(movie, choose(movie));
      movie = undefined;
    }
  }
  return selection;
}
