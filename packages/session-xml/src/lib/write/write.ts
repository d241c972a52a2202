import { expectArgument } from "../model/expect-argument.ts";
import type { SessionPart } from "../model/part.ts";
import type { Session } from "../model/session.ts";
import { closingSource } from "../source/closing-source.ts";
import { PartWriter } from "./part-writer.ts";
import { batchesOfParts } from "./session-parts.ts";
import type { WriteOptions } from "./write-options.ts";

/** The writer never splits a character, and decoding whole chunks is several times as fast as decoding a stream. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * The text of a session file. The same session always gives the same text.
 *
 * @throws {SessionXmlError} when the file could not be read back, with the element or attribute in `path`.
 *
 * @example
 * import { createSession, stringifySession } from "@cinesync/session-xml";
 *
 * stringifySession(createSession({ notes: "a > b" })).includes("<notes>a > b</notes>"); // true
 */
export function stringifySession(session: Session, options?: WriteOptions): string {
  // Concatenated chunks would be copied again at the first look at the text.
  return decoder.decode(encodeSession(session, options));
}

/**
 * The bytes of a session file, in UTF-8.
 *
 * @throws {SessionXmlError} as `stringifySession` does.
 *
 * @example
 * import { createSession, encodeSession } from "@cinesync/session-xml";
 *
 * encodeSession(createSession()) instanceof Uint8Array; // true
 */
export function encodeSession(session: Session, options?: WriteOptions): Uint8Array {
  const chunks = [...writeSessionBytes(session, options)];
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/**
 * A session file as chunks of text, each made on demand.
 *
 * @throws {SessionXmlError} as `stringifySession` does, when the iteration reaches it.
 *
 * @example
 * import { createSession, writeSession } from "@cinesync/session-xml";
 *
 * for (const text of writeSession(createSession())) text.startsWith("<?xml"); // true
 */
export function* writeSession(session: Session, options?: WriteOptions): Generator<string, void, undefined> {
  for (const bytes of writeSessionBytes(session, options)) yield decoder.decode(bytes);
}

/**
 * The same as chunks of UTF-8 bytes.
 *
 * @example
 * import { createSession, writeSessionBytes } from "@cinesync/session-xml";
 *
 * new Blob([...writeSessionBytes(createSession())].map((bytes) => bytes.slice())).size > 100; // true
 */
export function* writeSessionBytes(
  session: Session,
  options?: WriteOptions,
): Generator<Uint8Array, void, undefined> {
  const writer = new PartWriter(options, true);
  for (const batch of batchesOfParts(session)) {
    for (const part of batch) {
      writer.write(part);
      if (writer.isReady) yield* writer.take();
    }
  }
  yield* writer.end();
}

/**
 * A session file as chunks of text, from the parts that `readSessionParts` or `sessionParts` give, in constant memory. Limits for whole sessions do
 * not apply.
 *
 * @throws {SessionXmlError} as `stringifySession` does, and `invalid-parts` when the parts do not make a session.
 *
 * @example
 * import { createSession, sessionParts, writeSessionParts } from "@cinesync/session-xml";
 *
 * let xml = "";
 * for await (const text of writeSessionParts(sessionParts(createSession()))) xml += text;
 */
export function writeSessionParts(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
  options?: WriteOptions,
): AsyncGenerator<string, void, undefined> {
  return closingSource(parts, textOf(parts, options));
}

async function* textOf(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
  options: WriteOptions | undefined,
): AsyncGenerator<string, void, undefined> {
  expectArgument("iterable", "parts", parts);
  const writer = new PartWriter(options);
  for await (const part of parts) {
    writer.write(part);
    for (const bytes of writer.isReady ? writer.take() : []) {
      const text = decoder.decode(bytes);
      writer.reuse(bytes);
      yield text;
    }
  }
  for (const bytes of writer.end()) yield decoder.decode(bytes);
}

/**
 * The same as chunks of UTF-8 bytes.
 *
 * @example
 * import { createSession, sessionParts, writeSessionPartsBytes } from "@cinesync/session-xml";
 *
 * let length = 0;
 * for await (const bytes of writeSessionPartsBytes(sessionParts(createSession()))) length += bytes.length;
 */
export function writeSessionPartsBytes(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
  options?: WriteOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  return closingSource(parts, bytesOf(parts, options));
}

async function* bytesOf(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
  options: WriteOptions | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  expectArgument("iterable", "parts", parts);
  const writer = new PartWriter(options);
  for await (const part of parts) {
    writer.write(part);
    if (writer.isReady) yield* writer.take();
  }
  yield* writer.end();
}
