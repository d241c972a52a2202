import {
  collectSession,
  stringifySessionJson,
  writeSessionPartsBytes,
  type SessionPart,
} from "@cinesync/session-xml";
import { outputFormat } from "../io/output-format.ts";
import { checkOutput, writeOutput, type OutputOptions } from "../io/write-output.ts";
import { tooLongForJson } from "./read-session.ts";

/** The options of a command that writes a session. */
export interface SessionOutput extends OutputOptions {
  readonly format?: "csc" | "json" | undefined;
}

type Parts = Iterable<SessionPart> | AsyncIterable<SessionPart>;

/** Checks the output, makes the session, and writes it as `--format` or the name of the output says. */
export async function writeSession(
  options: SessionOutput,
  make: () => Parts | Promise<Parts>,
): Promise<void> {
  const format = outputFormat(options, { endings: { csc: ["csc"], json: ["json"] }, fallback: "csc" });
  await checkOutput(options);
  const parts = await make();
  await writeOutput(format === "csc" ? writeSessionPartsBytes(parts) : toJson(parts), options);
}

async function* toJson(parts: Parts): AsyncGenerator<string, void, undefined> {
  const session = await (Symbol.asyncIterator in parts ? collectSession(parts) : collectSession(parts));
  try {
    yield `${stringifySessionJson(session)}\n`;
  } catch (error) {
    throw error instanceof RangeError ? tooLongForJson("cannot write the session as JSON") : error;
  }
}
