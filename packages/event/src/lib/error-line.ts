import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import { EventError } from "./event-error.ts";

const MAX_LINE_LENGTH = 2000;
const MAX_CAUSES = 4;
/** Longer stacks are cut before they are searched. */
const MAX_STACK_LENGTH = 20_000;

/** Returns an error's message, or a printed form of a thrown value that is not an error. Never empty. */
export function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message === "" ? error.name : error.message;
  return typeof error === "string" && error !== "" ? error : inspect(error);
}

/**
 * Describes an error in one line of printable text of bounded length: its message, those of its causes, and the position
 * in the script that threw it.
 */
export function lineOf(error: unknown): string {
  const parts: string[] = [];
  const errors = withCauses(error);
  for (const each of errors) {
    // A failed connection to a host with several addresses is an AggregateError without a message.
    if (each instanceof AggregateError && each.message === "" && each.errors.length > 0) continue;
    if (parts.length === MAX_CAUSES) break;
    const message = messageOf(each);
    // Most errors with a cause repeat its message in their own.
    if (parts.some((part) => part.includes(message))) continue;
    parts.push(isMistake(each) ? `${each.name}: ${message}` : message);
  }
  const line = parts
    .map((part, index) => (index < parts.length - 1 && part.endsWith(".") ? part.slice(0, -1) : part))
    .join(": ");
  // The error of Promise.any was thrown nowhere in the script; its members were.
  const location = errors.map(locationOf).find((one) => one !== "") ?? "";
  const bounded = line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}…` : line;
  return `${bounded.replace(/[\s\u0000-\u001F\u007F-\u009F]+/g, " ").trim()}${location}`;
}

/** Returns an error with its causes and the members of an AggregateError. Bounded, because causes can form a cycle. */
function withCauses(error: unknown, found: unknown[] = []): readonly unknown[] {
  if (found.length > MAX_CAUSES) return found;
  found.push(error);
  // The message of an EventError already includes its cause.
  if (!(error instanceof Error) || error instanceof EventError) return found;
  // Each member is followed by its own causes.
  if (error instanceof AggregateError)
    for (const member of (error.errors as readonly unknown[]).slice(0, MAX_CAUSES)) withCauses(member, found);
  if (error.cause !== undefined) withCauses(error.cause, found);
  return found;
}

/** Whether an error is JavaScript's own: their messages say little without the name. */
function isMistake(error: unknown): error is Error {
  return [TypeError, ReferenceError, RangeError, SyntaxError].some((kind) => error instanceof kind);
}

/** Returns the position in the script: the first line of the stack that is neither in Node nor in a package. */
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
