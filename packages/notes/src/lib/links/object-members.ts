import { endOfJsonString } from "../base/json-value.ts";

/** Indexes of one member of a JSON object in its text. */
export interface ObjectMember {
  readonly name: string;
  /** The index of the quote before the name. */
  readonly start: number;
  /** The index after the name's closing quote. */
  readonly nameEnd: number;
  readonly valueStart: number;
  /** The index after the value. */
  readonly end: number;
}

/**
 * Returns the members of an object in their order, duplicates included. Other tools' data is copied as text: parsing and
 * writing it would round large numbers, reorder names and drop duplicates.
 *
 * @param json The text of one JSON object, known to be valid.
 */
export function objectMembers(json: string): ObjectMember[] {
  const members: ObjectMember[] = [];
  let at = skipSpace(json, json.indexOf("{") + 1);
  while (json[at] === '"') {
    const start = at;
    const nameEnd = endOfJsonString(json, start) + 1;
    const valueStart = skipSpace(json, json.indexOf(":", nameEnd) + 1);
    const end = valueEnd(json, valueStart);
    members.push({ name: JSON.parse(json.slice(start, nameEnd)) as string, start, nameEnd, valueStart, end });
    const next = skipSpace(json, end);
    at = json[next] === "," ? skipSpace(json, next + 1) : next;
  }
  return members;
}

/** Returns the end of the value at `start`: a comma or a brace of the object itself follows it. */
function valueEnd(json: string, start: number): number {
  let depth = 0;
  let end = start;
  for (let at = start; at < json.length; at++) {
    const character = json[at] ?? "";
    if (character === '"') at = endOfJsonString(json, at);
    else if (character === "{" || character === "[") depth++;
    else if (depth === 0 && (character === "," || character === "}")) break;
    else if (character === "}" || character === "]") depth--;
    if (!isSpace(character)) end = at + 1;
  }
  return end;
}

function skipSpace(json: string, from: number): number {
  let at = from;
  while (isSpace(json[at] ?? "")) at++;
  return at;
}

function isSpace(character: string): boolean {
  return character === " " || character === "\n" || character === "\r" || character === "\t";
}
