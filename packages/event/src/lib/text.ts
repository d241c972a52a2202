import { inspect } from "node:util";
import { EventError } from "./event-error.ts";

const LONGEST_QUOTE = 100;
const LONGEST_LINE = 2000;
const MOST_CAUSES = 4;

/** A value as it can stand in a message: in quotation marks, bounded, with nothing that a terminal obeys. */
export function quote(value: string): string {
  const shown = value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value;
  return JSON.stringify(shown).replace(/[\u007F-\u009F\u2028\u2029]/g, escapeCharacter);
}

/** What an error says of itself, or the thrown value if it is none. Never empty. */
export function messageOf(error: unknown): string {
  // A failed connection to a host with several addresses is an AggregateError without a message.
  if (error instanceof AggregateError && error.message === "" && error.errors.length > 0) {
    return error.errors.slice(0, MOST_CAUSES).map(ownMessage).join("; ");
  }
  return ownMessage(error);
}

function ownMessage(error: unknown): string {
  if (error instanceof Error) return error.message === "" ? error.name : error.message;
  return typeof error === "string" && error !== "" ? error : inspect(error);
}

/** An error in one bounded line of printable text: what it says and what its causes add. */
export function lineOf(error: unknown): string {
  const parts: string[] = [];
  for (const each of causes(error)) {
    const message = messageOf(each);
    // Most errors with a cause repeat its message in their own.
    if (parts.some((part) => part.includes(message))) continue;
    parts.push(isMistake(each) ? `${each.name}: ${message}` : message);
  }
  const line = parts
    .map((part, index) => (index < parts.length - 1 ? part.replace(/\.$/, "") : part))
    .join(": ")
    .replace(/[\s\u0000-\u001F\u007F-\u009F]+/g, " ")
    .trim();
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
}

/** An error and the errors behind it, which may go in a circle. */
function* causes(error: unknown): Generator {
  let each = error;
  for (let count = 0; count < MOST_CAUSES; count++) {
    yield each;
    // The message of an EventError has all that matters of its cause.
    if (!(each instanceof Error) || each instanceof EventError || each.cause === undefined) return;
    each = each.cause;
  }
}

/** Errors of the language itself say little without their name. */
function isMistake(error: unknown): error is Error {
  return [TypeError, ReferenceError, RangeError, SyntaxError].some((kind) => error instanceof kind);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
