import { excerpt } from "../base/excerpt.ts";
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  MAX_JSON_DEPTH,
  tryParseJson,
} from "../base/json-value.ts";
import { NotesError } from "../base/notes-error.ts";
import type { NoteRow } from "../rows/note-row.ts";

type Check = (value: JsonValue | undefined) => boolean;

const isText: Check = (value) => typeof value === "string";
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 1;
const isNumber: Check = (value) => typeof value === "number";
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isLocators: Check = (value) => Array.isArray(value) && value.every(isLocator);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

const ANY_ROW: Readonly<Record<string, Check>> = {
  key: isText,
  text: isText,
  userData: isText,
  groups: isTexts,
};
const MOVIE_ROW: Readonly<Record<string, Check>> = {
  ...ANY_ROW,
  mediaName: isText,
  mediaPlace: isCount,
  mediaOccurrence: isCount,
  framesPerSecond: optional(isNumber),
  locators: isLocators,
};
const FIELDS: ReadonlyMap<JsonValue | undefined, Readonly<Record<string, Check>>> = new Map([
  ["session", ANY_ROW],
  ["media", MOVIE_ROW],
  [
    "frame",
    {
      ...MOVIE_ROW,
      frame: isCount,
      frameNumber: isNumber,
      timecode: optional(isText),
      drawings: isTexts,
      drawingFingerprint: isText,
    },
  ],
]);

/** User data of the greatest depth, in a row, in a list. */
const MAX_DEPTH = MAX_JSON_DEPTH + 2;

/**
 * Reads back rows that were exported as JSON or as JSON Lines, for `diffNotes` for example. Fields that rows do not
 * have are kept.
 *
 * @throws {NotesError} `bad-row` when the text is neither, or a row lacks a field; the message names the row and the
 * field.
 */
export function parseNotes(text: string): NoteRow[] {
  const whole = tryParseJson(text, MAX_DEPTH);
  const values =
    whole === undefined
      ? linesOf(text)
      : Array.isArray(whole.value)
        ? (whole.value as JsonValue[])
        : [whole.value];
  return values.map((value, index) => checkedRow(value, index + 1));
}

function linesOf(text: string): JsonValue[] {
  return text
    .split("\n")
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== "")
    .map(({ line, number }) => {
      const json = tryParseJson(line, MAX_DEPTH);
      if (json === undefined) throw new NotesError("bad-row", `Line ${number} is no JSON: ${excerpt(line)}.`);
      return json.value;
    });
}

function checkedRow(value: JsonValue, number: number): NoteRow {
  const row: JsonObject = isJsonObject(value) ? value : {};
  const fields = FIELDS.get(row["kind"]);
  if (fields === undefined) {
    throw new NotesError(
      "bad-row",
      `Row ${number} is no row of notes: its kind is not "session", "media" or "frame".`,
    );
  }
  for (const [field, check] of Object.entries(fields)) {
    const found = row[field];
    if (check(found)) continue;
    const what = found === undefined ? "is missing" : `is ${excerpt(JSON.stringify(found))}`;
    throw new NotesError("bad-row", `Row ${number} is no row of notes: its ${field} ${what}.`);
  }
  // Every field has just been looked at.
  return row as unknown as NoteRow;
}

function isLocator(value: JsonValue): boolean {
  return isJsonObject(value) && isText(value["kind"]) && isText(value["value"]);
}
