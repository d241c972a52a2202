import { constants } from "node:buffer";
import {
  collectSession,
  parseSessionJson,
  readSessionParts,
  sessionParts,
  SessionXmlError,
  type Session,
  type SessionPart,
} from "@cinesync/session-xml";
import { CliError } from "../base/cli-error.ts";
import { wordError } from "../base/word-error.ts";
import { warn } from "../io/messages.ts";
import { formatSize } from "../io/progress.ts";
import { inputName, prepend, readChunks } from "../io/read-chunks.ts";

const HINTS: Readonly<Partial<Record<SessionXmlError["code"], string>>> = {
  "empty-document": "give a session file that cineSync has saved",
  "not-well-formed": "run cinesync validate to see the line",
};

/** An error of a session with the name of its file and the position. */
function sessionFileError(path: string, cause: SessionXmlError): CliError {
  const { line, column, path: element } = cause;
  const at = line === undefined ? "" : `:${line}:${column ?? 1}`;
  const inside = element === undefined || line !== undefined ? "" : ` (${element})`;
  const { message, hint = HINTS[cause.code] } = wordError(cause);
  return new CliError(`${inputName(path)}${at}: ${message}${inside}`, {
    code: cause.code,
    hint,
    position: { line, column, path: element },
    cause,
  });
}

/** The parts of a session file or of a session in JSON, optionally gzipped; `-` for standard input. */
export async function* readParts(path: string): AsyncGenerator<SessionPart, void, undefined> {
  const chunks = readChunks(path);
  try {
    const { first, isJson } = await sniff(chunks);
    const all = prepend(first, chunks);
    if (isJson) yield* sessionParts(await readJson(path, all));
    else {
      yield* readSessionParts(all, {
        onWarning: (warning) => {
          warn(`${inputName(path)}: ${warning.message}`);
        },
      });
    }
  } catch (error) {
    throw error instanceof SessionXmlError ? sessionFileError(path, error) : error;
  } finally {
    await chunks.return();
  }
}

/** A whole session from the same sources. */
export async function readWhole(path: string): Promise<Session> {
  return collectSession(readParts(path));
}

/** Reads up to the first character that is not white space: JSON begins with a brace. */
async function sniff(
  chunks: AsyncGenerator<Uint8Array>,
): Promise<{ readonly first: readonly Uint8Array[]; readonly isJson: boolean }> {
  const first: Uint8Array[] = [];
  while (first.length < 16) {
    const next = await chunks.next();
    if (next.done === true) break;
    first.push(next.value);
    const found = /[^\s\ufeff]/.exec(new TextDecoder(encodingOf(first)).decode(next.value));
    if (found) return { first, isJson: found[0] === "{" };
  }
  return { first, isJson: false };
}

/** JSON is one string in memory, and the engine bounds its length. */
async function readJson(path: string, chunks: AsyncIterable<Uint8Array>): Promise<Session> {
  const held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    size += chunk.length;
    if (size > constants.MAX_STRING_LENGTH) throw tooLongForJson(`cannot read ${inputName(path)}`);
  }
  let text: string;
  try {
    text = new TextDecoder(encodingOf(held), { fatal: true }).decode(Buffer.concat(held));
  } catch (cause) {
    throw new CliError(`${inputName(path)}: JSON must be UTF-8`, { code: "invalid-json", cause });
  }
  try {
    return parseSessionJson(text);
  } catch (error) {
    const isJson = error instanceof SessionXmlError && error.code !== "invalid-json";
    // A session in JSON begins with its version.
    if (!isJson || /"(?:version|media)"\s*:/.test(text.slice(0, 10_000))) throw error;
    const isCineSync5 = /\.cs5$/i.test(path);
    throw new CliError(
      `${inputName(path)}: expected a session, got ${isCineSync5 ? "one of cineSync 5" : "JSON of something else"}`,
      {
        code: isCineSync5 ? "cinesync-5-session" : "wrong-file-type",
        hint: isCineSync5
          ? "save it as .csc from cineSync 3 or 4"
          : "cinesync convert writes sessions as JSON",
        cause: error,
      },
    );
  }
}

/** Windows PowerShell writes UTF-16 with `>`. */
function encodingOf([first]: readonly Uint8Array[]): string {
  const mark = ((first?.[0] ?? 0) << 8) | (first?.[1] ?? 0);
  return mark === 0xfffe ? "utf-16le" : mark === 0xfeff ? "utf-16be" : "utf-8";
}

/** The limit of the engine for one string, and the way around it. */
export function tooLongForJson(what: string): CliError {
  const limit = formatSize(constants.MAX_STRING_LENGTH);
  return new CliError(`${what}: JSON can have at most ${limit}`, {
    code: "limit-exceeded",
    hint: "use a session file (.csc), which has no such limit",
  });
}
