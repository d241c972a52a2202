import type { LocatorKind } from "@cinesync/session-xml";
import { addTo } from "../base/add-to.ts";
import { placeKeys, noteKey } from "../rows/note-key.ts";
import type { FrameNoteRow, NoteRow } from "../rows/note-row.ts";

/** A field of a row, whatever kind of row it is. */
export type NoteField = keyof FrameNoteRow;

/** Options for comparing. */
export interface DiffNotesOptions {
  /**
   * The fields whose change makes a note changed; a change of key always does. Default: `text`, `drawings` and
   * `drawingFingerprint`, that is, what somebody wrote or drew.
   */
  readonly fields?: readonly NoteField[] | undefined;
}

/** The differences between two lists of notes. Each row of either side is in exactly one list. */
export interface NotesDiff {
  readonly added: readonly NoteRow[];
  readonly changed: readonly NoteChange[];
  readonly removed: readonly NoteRow[];
  /** The current rows. */
  readonly unchanged: readonly NoteRow[];
}

/** A note that has changed. */
export interface NoteChange {
  readonly previous: NoteRow;
  readonly current: NoteRow;
  /**
   * The fields that changed. `key` is among them when the session now identifies the movie better, for example by its
   * short hash instead of its path: move the record from the previous key to the current one.
   */
  readonly fields: readonly NoteField[];
}

const DEFAULT_FIELDS: readonly NoteField[] = ["text", "drawings", "drawingFingerprint"];

/**
 * Compares the notes of two saves of a session. Notes are the same when their keys are (see `noteKey`); where a key is
 * gone, a note on the same frame of a movie that shares a path, a URL or a short hash with it is the same note, unless
 * the movies have different short hashes. So an export after every save neither duplicates nor loses a note.
 *
 * @param previous Rows of an earlier save, or rows that `parseNotes` read from an export.
 * @param current Rows of the session as it is now.
 * @example
 * import { diffNotes, noteRows } from "@cinesync/notes";
 * import { createSession } from "@cinesync/session-xml";
 *
 * const before = noteRows(createSession({ notes: "Good session." }));
 * const now = noteRows(createSession({ notes: "Great session." }));
 * console.log(diffNotes(before, now).changed.length); // 1
 */
export function diffNotes(
  previous: Iterable<NoteRow>,
  current: Iterable<NoteRow>,
  { fields = DEFAULT_FIELDS }: DiffNotesOptions = {},
): NotesDiff {
  const before = [...previous];
  const now = [...current];
  const pairs = new Pairs();
  const ownKey = (row: NoteRow): string[] => [noteKey(row)];
  pairs.match(before, ownKey, now, ownKey);
  pairs.match(before, keysFoundBy, now, keysToFind);
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

/** Pairs of a previous and a current row; each row is in at most one pair. */
class Pairs {
  readonly #previousOf = new Map<NoteRow, NoteRow>();
  readonly #taken = new Set<NoteRow>();

  previousOf(row: NoteRow): NoteRow | undefined {
    return this.#previousOf.get(row);
  }

  isTaken(row: NoteRow): boolean {
    return this.#taken.has(row);
  }

  /** Pairs rows that are in no pair yet and have a key in common, in their order. */
  match(
    before: readonly NoteRow[],
    foundBy: (row: NoteRow) => readonly string[],
    now: readonly NoteRow[],
    toFind: (row: NoteRow) => readonly string[],
  ): void {
    const byKey = new Map<string, NoteRow[]>();
    for (const earlier of [...before].reverse()) {
      if (this.#taken.has(earlier)) continue;
      for (const key of foundBy(earlier)) addTo(byKey, key, earlier);
    }
    for (const row of now) {
      if (this.#previousOf.has(row)) continue;
      for (const key of toFind(row)) {
        const earlier = this.#firstFree(byKey.get(key));
        if (earlier === undefined) continue;
        this.#previousOf.set(row, earlier);
        this.#taken.add(earlier);
        break;
      }
    }
  }

  /** Takes rows off the end, which is the first in document order, until one is in no pair. */
  #firstFree(rows: NoteRow[] | undefined): NoteRow | undefined {
    for (let row = rows?.pop(); row !== undefined; row = rows?.pop()) {
      if (!this.#taken.has(row)) return row;
    }
    return undefined;
  }
}

// A short hash identifies a file's content: when both rows have some and share none, a path was reused. So a row with
// short hashes looks for its paths and URLs only among the rows without.

/** Returns the keys under which a previous row is found. */
function keysFoundBy(row: NoteRow): string[] {
  const { hashes, places } = locatorKeys(row);
  return [
    ...hashes,
    ...places.map((key) => `any ${key}`),
    ...(hashes.length > 0 ? [] : places.map((key) => `no hash ${key}`)),
  ];
}

/** Returns the keys that a current row looks for. */
function keysToFind(row: NoteRow): string[] {
  const { hashes, places } = locatorKeys(row);
  return [...hashes, ...places.map((key) => `${hashes.length > 0 ? "no hash" : "any"} ${key}`)];
}

function locatorKeys(row: NoteRow): { readonly hashes: string[]; readonly places: string[] } {
  if (row.kind === "session") return { hashes: [], places: [] };
  const on = row.kind === "frame" ? `frame:${row.frame}` : "media";
  const keys = (kind: LocatorKind): string[] => placeKeys(row.locators, kind).map((key) => `${on}:${key}`);
  return { hashes: keys("short-hash"), places: [...keys("url"), ...keys("path")] };
}

function changedFields(previous: NoteRow, current: NoteRow, fields: readonly NoteField[]): NoteField[] {
  const compared = new Set<NoteField>([...fields, "key"]);
  return [...compared].filter((field) => {
    if (field === "key") return noteKey(previous) !== noteKey(current);
    return valueOf(previous, field) !== valueOf(current, field);
  });
}

/** Returns a field as JSON, so that lists compare by content. */
function valueOf(row: NoteRow, field: NoteField): string | undefined {
  return JSON.stringify((row as Partial<Record<NoteField, unknown>>)[field]);
}
