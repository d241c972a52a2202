import { excerpt } from "../base/excerpt.ts";
import { NotesError } from "../base/notes-error.ts";
import type { NoteRow, RowLocator } from "../rows/note-row.ts";

/** A column of a table of notes. */
export interface NoteColumn {
  /** What stands above the column. */
  readonly header: string;
  /** What stands in the column for a row; undefined for an empty cell. */
  readonly value: (row: NoteRow) => string | number | undefined;
}

/** The columns that need no description of their own. Lists are joined with `; `. */
export type NoteColumnName =
  | "mediaFile"
  | "frame"
  | "notes"
  | "kind"
  | "mediaPlace"
  | "frameNumber"
  | "timecode"
  | "framesPerSecond"
  | "drawings"
  | "groups"
  | "userData"
  | "shortHash"
  | "paths"
  | "urls"
  | "key";

const COLUMNS: Readonly<Record<NoteColumnName, NoteColumn>> = {
  mediaFile: { header: "Media File", value: (row) => (row.kind === "session" ? "" : row.mediaName) },
  frame: { header: "Frame", value: frameOrKind },
  notes: { header: "Notes", value: ({ text }) => text },
  kind: { header: "Kind", value: ({ kind }) => kind },
  mediaPlace: {
    header: "Playlist Position",
    value: (row) => (row.kind === "session" ? undefined : row.mediaPlace),
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

/** @throws {NotesError} `bad-option` for a name that is not one of a column. */
export function columnsOf(columns: readonly (NoteColumnName | NoteColumn)[]): readonly NoteColumn[] {
  if (columns.length === 0) throw new NotesError("bad-option", "columns is empty: name at least one column.");
  return columns.map((column) => {
    if (typeof column !== "string") return column;
    if (Object.hasOwn(COLUMNS, column)) return COLUMNS[column];
    throw new NotesError(
      "bad-option",
      `There is no column ${excerpt(column)}: use ${Object.keys(COLUMNS).join(", ")}, or { header, value }.`,
    );
  });
}

/** Whether what stands in a column is the row's text. */
export function isTextColumn(column: NoteColumn): boolean {
  return column === COLUMNS.notes;
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
