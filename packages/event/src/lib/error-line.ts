import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import { EventError } from "./event-error.ts";

const MAX_LINE_LENGTH = 2000;
const MAX_CAUSES = 4;
/** The length from which a stack is cut before it is searched. */
const MAX_STACK_LENGTH = 20_000;

/** An error's message, or the thrown value if it is no error. Never empty. */
export function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message === "" ? error.name : error.message;
  return typeof error === "string" && error !== "" ? error : inspect(error);
}

/**
 * An error in one bounded line of printable text: its message, those of its causes, and for an error of the script
 * where in the script it was thrown.
 */
export function lineOf(error: unknown): string {
  const parts: string[] = [];
  for (const each of withCauses(error)) {
    // A failed connection to a host with several addresses is an AggregateError without a message.
    if (each instanceof AggregateError && each.message === "" && each.errors.length > 0) continue;
    const message = messageOf(each);
    // Most errors with a cause repeat its message in their own.
    if (parts.some((part) => part.includes(message))) continue;
    parts.push(isMistake(each) ? `${each.name}: ${message}` : message);
  }
  const line = parts
    .map((part, index) => (index < parts.length - 1 && part.endsWith(".") ? part.slice(0, -1) : part))
    .join(": ");
  const bounded = line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}…` : line;
  return `${bounded.replace(/[\s\u0000-\u001F\u007F-\u009F]+/g, " ").trim()}${locationOf(error)}`;
}

/** An error, the errors that it collects and its causes, which may form a circle. */
function withCauses(error: unknown): readonly unknown[] {
  const found = [error];
  for (let index = 0; index < found.length && found.length < MAX_CAUSES; index++) {
    const each = found[index];
    // The message of an EventError has all that matters of its cause.
    if (!(each instanceof Error) || each instanceof EventError) continue;
    const collected: readonly unknown[] = each instanceof AggregateError ? each.errors : [];
    found.push(...collected.slice(0, MAX_CAUSES), ...(each.cause === undefined ? [] : [each.cause]));
  }
  return found.slice(0, MAX_CAUSES + 1);
}

/** Errors of the language itself say little without their name. */
function isMistake(error: unknown): error is Error {
  return [TypeError, ReferenceError, RangeError, SyntaxError].some((kind) => error instanceof kind);
}

/** Returns the position in the script where the error was thrown: the first line of the stack that is neither in Node nor in a package. */
function locationOf(error: unknown): string {
  if (!(error instanceof Error) || error instanceof EventError || typeof error.stack !== "string") return "";
  for (const line of error.stack.slice(0, MAX_STACK_LENGTH).split("\n")) {
    const [, file = "", position = ""] =
      /^ {4}at (?:.{0,500} \()?([^()]{1,1000}):(\d+:\d+)\)?$/.exec(line) ?? [];
    const isForeign = /^node:|[\\/]node_modules[\\/]/.test(file) || file === OWN_FILE || file === "";
    if (!isForeign) return ` (at ${basename(file)}:${position}; CINESYNC_DEBUG=1 shows the stack)`;
  }
  return "";
}

const OWN_FILE = fileURLToPath(import.meta.url);
