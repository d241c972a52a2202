import type { LocatorKind } from "@cinesync/session-xml";
import { addTo } from "../base/add-to.ts";
import { expectOptions } from "../base/expect-argument.ts";
import { expectRows } from "../rows/expect-rows.ts";
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
  options: DiffNotesOptions = {},
): NotesDiff {
  expectRows("previous", previous);
  expectRows("current", current);
  expectOptions(options, { fields: "list" });
  const { fields = DEFAULT_FIELDS } = options;
  const before = [...previous];
  const now = [...current];
  const previousOf = new Map<NoteRow, NoteRow>();
  const taken = new Set<NoteRow>();
  const pair = (foundBy: RowKeys, toFind: RowKeys): void => {
    const byKey = new Map<string, NoteRow[]>();
    // The last is the first in document order.
    for (const row of [...before].reverse())
      if (!taken.has(row)) for (const key of foundBy(row)) addTo(byKey, key, row);
    for (const row of now) {
      if (previousOf.has(row)) continue;
      for (const key of toFind(row)) {
        const rows = byKey.get(key);
        let earlier = rows?.pop();
        while (earlier !== undefined && taken.has(earlier)) earlier = rows?.pop();
        if (earlier === undefined) continue;
        previousOf.set(row, earlier);
        taken.add(earlier);
        break;
      }
    }
  };
  const ownKey: RowKeys = (row) => [noteKey(row)];
  pair(ownKey, ownKey);
  pair(keysFoundBy, keysToFind);
  const changed: NoteChange[] = [];
  const unchanged: NoteRow[] = [];
  for (const row of now) {
    const earlier = previousOf.get(row);
    if (earlier === undefined) continue;
    const different = changedFields(earlier, row, fields);
    if (different.length === 0) unchanged.push(row);
    else changed.push({ previous: earlier, current: row, fields: different });
  }
  const added = now.filter((row) => !previousOf.has(row));
  return { added, changed, removed: before.filter((row) => !taken.has(row)), unchanged };
}

type RowKeys = (row: NoteRow) => readonly string[];

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
  // As JSON, lists compare by content.
  const valueOf = (row: NoteRow, field: NoteField): string | undefined =>
    field === "key" ? noteKey(row) : JSON.stringify((row as Partial<FrameNoteRow>)[field]);
  return [...new Set<NoteField>([...fields, "key"])].filter(
    (field) => valueOf(previous, field) !== valueOf(current, field),
  );
}
