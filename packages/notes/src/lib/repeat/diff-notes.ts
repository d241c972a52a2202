import type { LocatorKind } from "@cinesync/session-xml";
import { locatorTexts, noteKey } from "../rows/note-key.ts";
import type { FrameNoteRow, NoteRow } from "../rows/note-row.ts";

/** A field of a row, whatever kind of row it is. */
export type NoteField = keyof FrameNoteRow;

/** Options for comparing. */
export interface DiffNotesOptions {
  /**
   * The fields whose change makes a note changed; a change of key always does. Default: `text`, `drawings` and
   * `drawingFingerprint`, that is, what somebody wrote or drew.
   */
  readonly fields?: readonly NoteField[];
}

/** What has become of the notes since they were last looked at. Each row of either side is in exactly one list. */
export interface NotesDiff {
  readonly added: readonly NoteRow[];
  readonly changed: readonly NoteChange[];
  readonly removed: readonly NoteRow[];
  /** As they are now. */
  readonly unchanged: readonly NoteRow[];
}

/** A note that is not as it was. */
export interface NoteChange {
  readonly previous: NoteRow;
  readonly current: NoteRow;
  /**
   * The fields that changed. `key` is among them when the session now knows the movie by something better, for example
   * by its short hash instead of its path: a record that is kept under the previous key goes under the new one.
   */
  readonly fields: readonly NoteField[];
}

const LOCATOR_KINDS: readonly LocatorKind[] = ["short-hash", "url", "path"];

const DEFAULT_FIELDS: readonly NoteField[] = ["text", "drawings", "drawingFingerprint"];

/**
 * Compares the notes of two saves of a session. Notes are the same when their keys are (see `noteKey`); where a key is
 * gone, a note on the same frame of a movie that shares a path, a URL or a short hash with it is the same note, unless
 * the short hashes of the two movies contradict each other. So running an export after every save neither doubles nor
 * loses a note.
 *
 * @param previous Rows of an earlier save, or rows read back from an export with `parseNotes`.
 * @param current Rows of the session as it is now.
 */
export function diffNotes(
  previous: Iterable<NoteRow>,
  current: Iterable<NoteRow>,
  { fields = DEFAULT_FIELDS }: DiffNotesOptions = {},
): NotesDiff {
  const before = [...previous];
  const now = [...current];
  const pairs = new Pairs();
  pairs.match(before, now, (row) => [noteKey(row)]);
  pairs.match(before, now, locatorKeys, isSameMovie);
  const changed: NoteChange[] = [];
  const unchanged: NoteRow[] = [];
  const added: NoteRow[] = [];
  for (const row of now) {
    const earlier = pairs.previousOf(row);
    if (earlier === undefined) {
      added.push(row);
      continue;
    }
    const different = changedFields(earlier, row, fields);
    if (different.length === 0) unchanged.push(row);
    else changed.push({ previous: earlier, current: row, fields: different });
  }
  return { added, changed, removed: before.filter((row) => !pairs.isTaken(row)), unchanged };
}

/** Which row of now is which row of before; each is at most in one pair. */
class Pairs {
  readonly #previousOf = new Map<NoteRow, NoteRow>();
  readonly #taken = new Set<NoteRow>();

  previousOf(row: NoteRow): NoteRow | undefined {
    return this.#previousOf.get(row);
  }

  isTaken(row: NoteRow): boolean {
    return this.#taken.has(row);
  }

  /** Pairs rows that are in no pair yet and have a key in common, in the order in which they stand. */
  match(
    before: readonly NoteRow[],
    now: readonly NoteRow[],
    keysOf: (row: NoteRow) => readonly string[],
    accepts: (earlier: NoteRow, row: NoteRow) => boolean = () => true,
  ): void {
    const byKey = new Map<string, NoteRow[]>();
    for (const earlier of before) {
      if (this.#taken.has(earlier)) continue;
      for (const key of keysOf(earlier)) {
        const same = byKey.get(key);
        if (same === undefined) byKey.set(key, [earlier]);
        else same.push(earlier);
      }
    }
    for (const row of now) {
      if (this.#previousOf.has(row)) continue;
      for (const key of keysOf(row)) {
        const earlier = byKey.get(key)?.find((one) => !this.#taken.has(one) && accepts(one, row));
        if (earlier === undefined) continue;
        this.#previousOf.set(row, earlier);
        this.#taken.add(earlier);
        break;
      }
    }
  }
}

/** A key for every way to find the movie. */
function locatorKeys(row: NoteRow): string[] {
  if (row.kind === "session") return [];
  const place = row.kind === "frame" ? `frame:${row.frame}` : "media";
  return LOCATOR_KINDS.flatMap((kind) => locatorTexts(row.locators, kind)).map((text) => `${place}:${text}`);
}

/** Short hashes are of what is in the file: when both rows have some and share none, a path was used again. */
function isSameMovie(a: NoteRow, b: NoteRow): boolean {
  const [ofA, ofB] = [a, b].map((row) =>
    row.kind === "session" ? [] : locatorTexts(row.locators, "short-hash"),
  ) as [string[], string[]];
  return ofA.length === 0 || ofB.length === 0 || ofA.some((hash) => ofB.includes(hash));
}

function changedFields(previous: NoteRow, current: NoteRow, fields: readonly NoteField[]): NoteField[] {
  const compared = new Set<NoteField>([...fields, "key"]);
  return [...compared].filter((field) => {
    if (field === "key") return noteKey(previous) !== noteKey(current);
    return valueOf(previous, field) !== valueOf(current, field);
  });
}

/** A field as JSON, for lists to be compared by what is in them. */
function valueOf(row: NoteRow, field: NoteField): string | undefined {
  return JSON.stringify((row as Partial<Record<NoteField, unknown>>)[field]);
}
