import { writeSessionPartsBytes, type SessionPart } from "@cinesync/session-xml";
import { CliError } from "../base/cli-error.ts";
import { STANDARD } from "../io/read-chunks.ts";
import type { Chunks } from "../io/write-output.ts";
import { writeJsonParts } from "./write-json.ts";

/** The forms in which a session can be written. */
export const SESSION_FORMATS = ["csc", "json"] as const;
export type SessionFormat = (typeof SESSION_FORMATS)[number];

/** The form that the name of a file asks for. */
function formatOfName(name: string): SessionFormat | undefined {
  if (name === STANDARD) return undefined;
  const [, ending] = /\.([^./\\]+)$/.exec(name) ?? [];
  return SESSION_FORMATS.find((format) => format === ending?.toLowerCase());
}

/**
 * The form to write: as asked for, or as the name ends; a session file by default.
 *
 * @throws {CliError} for a name whose ending says something else.
 */
export function chooseFormat(asked: SessionFormat | undefined, output: string | undefined): SessionFormat {
  if (asked !== undefined) return asked;
  if (output === undefined || output === STANDARD) return "csc";
  const format = formatOfName(output);
  if (format !== undefined) return format;
  if (!/\.[^./\\]+$/.test(output) || output.startsWith("/dev/")) return "csc";
  throw new CliError(`the name ${JSON.stringify(output)} does not say what to write`, {
    hint: "End it in .csc or .json, or give --to.",
  });
}

/** A session in one of the forms, in constant memory. */
export function encodeParts(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
  format: SessionFormat,
): Chunks {
  return format === "csc" ? writeSessionPartsBytes(parts) : writeJsonParts(asAsync(parts));
}

async function* asAsync(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
): AsyncGenerator<SessionPart, void, undefined> {
  yield* parts;
}
