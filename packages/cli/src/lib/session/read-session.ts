import { join } from "node:path";
import {
  collectSession,
  parseSession,
  parseSessionJson,
  readSessionParts,
  sessionParts,
  SessionXmlError,
  type Session,
  type SessionPart,
} from "@cinesync/session-xml";
import { CliError } from "../base/cli-error.ts";
import { inputName, readChunks, STANDARD } from "../io/read-chunks.ts";
import { writeChunks } from "../io/spool.ts";
import { warn } from "../io/tell.ts";
import { makeTemporaryFolder } from "../io/temporary-folder.ts";
import { readLargeJson } from "./read-large-json.ts";
import { rephrase } from "../base/rephrase.ts";

/** JSON up to this many bytes is read at once; above, it is read twice and held a movie at a time. */
const LARGEST_AT_ONCE = 4_000_000;

/** A `SessionXmlError` with the name of the file it is about. */
class SessionFileError extends CliError {
  constructor(path: string, cause: SessionXmlError) {
    const place = cause.line === undefined ? "" : `:${cause.line}:${cause.column ?? 1}`;
    const inside = cause.path === undefined || cause.line !== undefined ? "" : ` (${cause.path})`;
    const hint = HINTS[cause.code];
    super(`${inputName(path)}${place}: ${rephrase(cause.reason).replace(/\.$/, "")}${inside}`, {
      cause,
      ...(hint === undefined ? {} : { hint }),
    });
  }
}

/** Other reasons say themselves what to do. */
const HINTS: Readonly<Partial<Record<SessionXmlError["code"], string>>> = {
  "empty-document": "Give a session file that cineSync has saved.",
  "not-well-formed": "Run cinesync validate to see the line.",
};

/**
 * The parts of a session: a session file, in gzip or not, or JSON as `cinesync convert` writes it; `-` for standard
 * input. In constant memory.
 */
export async function* readParts(path: string): AsyncGenerator<SessionPart, void, undefined> {
  const chunks = readChunks(path);
  try {
    const { first, isJson } = await sniff(chunks);
    if (isJson) {
      yield* jsonParts(path, first, chunks);
      return;
    }
    yield* readSessionParts(all(first, chunks), {
      onWarning: ({ message }) => {
        warn(`${inputName(path)}: ${message}`);
      },
    });
  } catch (error) {
    throw error instanceof SessionXmlError ? new SessionFileError(path, error) : error;
  } finally {
    await chunks.return();
  }
}

/** A whole session, from the same sources. */
export async function readWhole(path: string): Promise<Session> {
  return collectSession(readParts(path));
}

async function* all(
  first: readonly Uint8Array[],
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield* first;
  yield* rest;
}

/** Whether the first character that is not white space is a brace. */
async function sniff(
  chunks: AsyncGenerator<Uint8Array>,
): Promise<{ readonly first: readonly Uint8Array[]; readonly isJson: boolean }> {
  const first: Uint8Array[] = [];
  for (;;) {
    const next = await chunks.next();
    if (next.done === true) return { first, isJson: false };
    // The next chunk would overwrite this one.
    first.push(Uint8Array.from(next.value));
    const start = first.length === 1 && hasMark(next.value) ? 3 : 0;
    const found = next.value.subarray(start).find((byte) => !WHITE_SPACE.has(byte));
    if (found !== undefined || first.length >= 16) return { first, isJson: found === BRACE };
  }
}

const BRACE = 0x7b;
const WHITE_SPACE = new Set([0x20, 0x09, 0x0a, 0x0d]);

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

async function* jsonParts(
  path: string,
  first: readonly Uint8Array[],
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<SessionPart, void, undefined> {
  const held: Uint8Array[] = [];
  let size = 0;
  const chunks = all(first, rest);
  for (;;) {
    const next = await chunks.next();
    if (next.done === true) {
      yield* sessionParts(parseSmallJson(path, Buffer.concat(held)));
      return;
    }
    held.push(Uint8Array.from(next.value));
    size += next.value.length;
    if (size > LARGEST_AT_ONCE) break;
  }
  if (path !== STANDARD) {
    held.length = 0;
    yield* readLargeJson(path);
    return;
  }
  const folder = await makeTemporaryFolder();
  try {
    const file = join(folder.path, "session.json");
    await writeChunks(file, all(held.splice(0), chunks));
    yield* readLargeJson(file);
  } finally {
    await folder.remove();
  }
}

function parseSmallJson(path: string, bytes: Uint8Array): Session {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new CliError(`${inputName(path)}: this JSON is not UTF-8`, { hint: "Save it as UTF-8.", cause });
  }
  try {
    return parseSessionJson(text);
  } catch (error) {
    if (!(error instanceof SessionXmlError) || looksLikeOurs(text)) throw error;
    throw foreignJson(text) ?? error;
  }
}

/** What `cinesync convert` writes says what version of the format it is. */
function looksLikeOurs(text: string): boolean {
  return /"version"\s*:\s*\d/.test(text.slice(0, 10_000)) && text.includes('"media"');
}

/** cineSync 5 saves JSON too; the reader of session files knows how to say so. */
function foreignJson(text: string): SessionXmlError | undefined {
  try {
    parseSession(text.slice(0, 1000));
  } catch (error) {
    if (error instanceof SessionXmlError && error.code === "cinesync-5-session") return error;
  }
  return undefined;
}
