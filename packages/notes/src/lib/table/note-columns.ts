import { expectArgument } from "../base/expect-argument.ts";
import { isJsonObject, type JsonValue } from "../base/json-value.ts";
import { invalidOption } from "../base/check-option.ts";
import type { NoteRow, RowLocator } from "../rows/note-row.ts";

/** A column of a table of notes. */
export interface NoteColumn {
  /** The first line's cell. */
  readonly header: string;
  /** Returns a row's cell; undefined for an empty one. */
  readonly value: (row: NoteRow) => string | number | undefined;
}

/** A named column under another header. */
export interface RenamedNoteColumn {
  readonly header: string;
  readonly column: NoteColumnName;
}

/**
 * The names of columns, except those of user data. Lists are joined with `; `.
 *
 * @example
 * import { NOTE_COLUMNS, notesToCsv } from "@cinesync/notes";
 *
 * console.log(notesToCsv([], { columns: NOTE_COLUMNS }));
 */
export const NOTE_COLUMNS = [
  "mediaFile",
  "frame",
  "notes",
  "kind",
  "playlistPosition",
  "frameNumber",
  "timecode",
  "framesPerSecond",
  "drawings",
  "groups",
  "userData",
  "shortHash",
  "paths",
  "urls",
  "key",
] as const;

/**
 * The name of a column. `userData.` and the names on the way to a value take that value out of user data that is JSON:
 * `userData.shotgun.version_id`; the header is the text after the first dot.
 */
export type NoteColumnName = (typeof NOTE_COLUMNS)[number] | `userData.${string}`;

const USER_DATA = "userData.";

const COLUMNS: Readonly<Record<(typeof NOTE_COLUMNS)[number], NoteColumn>> = {
  mediaFile: { header: "Media File", value: (row) => (row.kind === "session" ? "" : row.mediaName) },
  frame: { header: "Frame", value: frameOrKind },
  notes: { header: "Notes", value: ({ text }) => text },
  kind: { header: "Kind", value: ({ kind }) => kind },
  playlistPosition: {
    header: "Playlist Position",
    value: (row) => (row.kind === "session" ? undefined : row.playlistPosition),
  },
  frameNumber: {
    header: "Frame Number",
    value: (row) => (row.kind === "frame" ? row.frameNumber : undefined),
  },
  timecode: { header: "Timecode", value: (row) => (row.kind === "frame" ? row.timecode : undefined) },
  framesPerSecond: {
    header: "Frames Per Second",
    value: (row) => (row.kind === "session" ? undefined : row.framesPerSecond),
  },
  drawings: { header: "Drawings", value: (row) => (row.kind === "frame" ? list(row.drawings) : undefined) },
  groups: { header: "Groups", value: ({ groups }) => list(groups) },
  userData: { header: "User Data", value: ({ userData }) => userData },
  shortHash: { header: "Short Hash", value: (row) => locatorsOf(row, "short-hash") },
  paths: { header: "Paths", value: (row) => locatorsOf(row, "path") },
  urls: { header: "URLs", value: (row) => locatorsOf(row, "url") },
  key: { header: "Key", value: ({ key }) => key },
};

/** The columns of the notes export that cineSync's older scripts made: `Media File,Frame,Notes`. */
export const DEFAULT_COLUMNS: readonly NoteColumnName[] = ["mediaFile", "frame", "notes"];

/** @throws {NotesError} `invalid-option` for a name that is not a column's. */
export function columnsOf(
  columns: readonly (NoteColumnName | RenamedNoteColumn | NoteColumn)[],
): readonly NoteColumn[] {
  if (columns.length === 0) throw invalidOption("columns", [], "at least one column");
  return columns.map((column) => {
    if (typeof column === "string") return columnNamed(column);
    expectArgument("object", "columns", column);
    if (!("column" in column)) expectArgument("function", "value of a column", column.value);
    return "column" in column ? { ...columnNamed(column.column), header: column.header } : column;
  });
}

function columnNamed(name: NoteColumnName): NoteColumn {
  expectArgument("text", "column", name);
  if (Object.hasOwn(COLUMNS, name)) return COLUMNS[name as keyof typeof COLUMNS];
  if (!name.startsWith(USER_DATA) || name === USER_DATA) {
    throw invalidOption("columns", name, `one of ${[...NOTE_COLUMNS, `${USER_DATA}NAME`].join(", ")}`);
  }
  const path = name.slice(USER_DATA.length);
  const names = path.split(".");
  return { header: path, value: ({ userDataJson }) => cellOf(valueAt(userDataJson, names)) };
}

/** Names can contain dots themselves, so the longest match is taken. */
function valueAt(value: JsonValue | undefined, names: readonly string[]): JsonValue | undefined {
  if (names.length === 0) return value;
  for (let length = names.length; length > 0; length--) {
    const found = memberOf(value, names.slice(0, length).join("."));
    if (found !== undefined) return valueAt(found, names.slice(length));
  }
  return undefined;
}

function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (Array.isArray(value)) return /^\d{1,9}$/.test(name) ? (value as JsonValue[])[Number(name)] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function cellOf(value: JsonValue | undefined): string | number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string" || typeof value === "number") return value;
  return JSON.stringify(value);
}

function frameOrKind(row: NoteRow): string | number {
  if (row.kind === "frame") return row.frame;
  return row.kind === "session" ? "[Session]" : "[Media File]";
}

function locatorsOf(row: NoteRow, kind: RowLocator["kind"]): string | undefined {
  if (row.kind === "session") return undefined;
  return list(row.locators.filter((locator) => locator.kind === kind).map(({ value }) => value));
}

function list(texts: readonly string[]): string {
  return texts.join("; ");
}
