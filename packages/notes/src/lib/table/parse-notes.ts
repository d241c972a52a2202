import { expectArgument } from "../base/expect-argument.ts";
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  MAX_JSON_DEPTH,
  tryParseJson,
} from "../base/json-value.ts";
import { isWholeNumber } from "../base/check-option.ts";
import { NotesError } from "../base/notes-error.ts";
import type { NoteRow } from "../rows/note-row.ts";

/** A test of a field, and the end of "must be …". */
type Check = readonly [is: (value: JsonValue | undefined) => boolean, expected: string];

const isText = (value: JsonValue | undefined): boolean => typeof value === "string";
const TEXT: Check = [isText, "text"];
const NUMBER: Check = [(value) => typeof value === "number", "a number"];
const COUNT: Check = [
  (value) => typeof value === "number" && isWholeNumber(value, 1),
  "a whole number, 1 or more",
];
const TEXTS: Check = [(value) => Array.isArray(value) && value.every(isText), "a list of texts"];
const LOCATORS: Check = [(value) => Array.isArray(value) && value.every(isLocator), "a list of locators"];
const optional = ([is, expected]: Check): Check => [(value) => value === undefined || is(value), expected];

const ANY_ROW = { key: TEXT, text: TEXT, userData: TEXT, groups: TEXTS };
const MOVIE_ROW = {
  ...ANY_ROW,
  mediaName: TEXT,
  playlistPosition: COUNT,
  mediaOccurrence: COUNT,
  framesPerSecond: optional(NUMBER),
  locators: LOCATORS,
};
const FRAME_ROW = {
  ...MOVIE_ROW,
  frame: COUNT,
  frameNumber: NUMBER,
  timecode: optional(TEXT),
  drawings: TEXTS,
  drawingFingerprint: TEXT,
};
const FIELDS: ReadonlyMap<JsonValue | undefined, Readonly<Record<string, Check>>> = new Map([
  ["session", ANY_ROW],
  ["media", MOVIE_ROW],
  ["frame", FRAME_ROW],
]);

/** User data of the greatest depth, in a row, in a list. */
const MAX_DEPTH = MAX_JSON_DEPTH + 2;

/**
 * Reads rows that were exported as JSON or as JSON Lines. Fields that rows do not have are kept.
 *
 * @throws {NotesError} `invalid-row` when the text is neither, or a row lacks a field; the details name the row and the
 * field.
 * @example
 * import { noteRows, notesToJson, parseNotes } from "@cinesync/notes";
 * import { createSession } from "@cinesync/session-xml";
 *
 * const text = notesToJson(noteRows(createSession({ notes: "Good session." })));
 * console.log(parseNotes(text).length); // 1
 */
export function parseNotes(text: string): NoteRow[] {
  expectArgument("text", "text", text);
  const whole = tryParseJson(text, MAX_DEPTH)?.value;
  const values =
    whole === undefined ? parseLines(text) : Array.isArray(whole) ? (whole as JsonValue[]) : [whole];
  return values.map((value, index) => checkedRow(value, index + 1));
}

function parseLines(text: string): JsonValue[] {
  const values: JsonValue[] = [];
  // One line at a time: a list of all lines would take far more memory than the text.
  for (let [start, line] = [0, 1]; start < text.length; line++) {
    const end = text.indexOf("\n", start);
    const value = text.slice(start, end < 0 ? undefined : end).trim();
    start = end < 0 ? text.length : end + 1;
    if (value === "") continue;
    const json = tryParseJson(value, MAX_DEPTH);
    if (json === undefined) throw new NotesError("invalid-row", { line, value, expected: "JSON" });
    values.push(json.value);
  }
  return values;
}

function checkedRow(value: JsonValue, row: number): NoteRow {
  const object: JsonObject = isJsonObject(value) ? value : {};
  const fields = FIELDS.get(object["kind"]);
  if (fields === undefined) {
    const kinds = '"session", "media" or "frame"';
    throw new NotesError("invalid-row", { row, field: "kind", value: object["kind"], expected: kinds });
  }
  for (const [field, [is, expected]] of Object.entries(fields)) {
    if (!is(object[field])) {
      throw new NotesError("invalid-row", { row, field, value: object[field], expected });
    }
  }
  // Every field has just been checked.
  return object as unknown as NoteRow;
}

function isLocator(value: JsonValue): boolean {
  return isJsonObject(value) && isText(value["kind"]) && isText(value["value"]);
}
