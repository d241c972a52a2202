import type { SessionPart } from "../model/part.ts";
import type { Session } from "../model/session.ts";
import { PartWriter } from "./part-writer.ts";
import { batchesOfParts } from "./session-parts.ts";
import type { WriteOptions } from "./write-options.ts";

/** The writer never cuts a character in two: whole chunks are decoded several times as fast as a stream of them. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * The text of a session file. The same session always gives the same text.
 *
 * @throws {SessionXmlError} `invalid-model` or `illegal-character` when the file could not be read back, with the place in `path`.
 */
export function stringifySession(session: Session, options?: WriteOptions): string {
  // One text from all bytes: pieces put together would have to be copied again by whoever looks at them first.
  return decoder.decode(encodeSession(session, options));
}

/**
 * The bytes of a session file, in UTF-8.
 *
 * @throws {SessionXmlError} as `stringifySession` does.
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
 * A session file as chunks of text, each made when it is asked for.
 *
 * @throws {SessionXmlError} as `stringifySession` does, when the iteration reaches the place.
 */
export function* writeSession(session: Session, options?: WriteOptions): Generator<string, void, undefined> {
  for (const bytes of writeSessionBytes(session, options)) yield decoder.decode(bytes);
}

/** The same as chunks of UTF-8 bytes. */
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
 * A session file as chunks of text, from the parts that `readSessionParts` or `sessionParts` give, in constant memory. The features
 * of the session are written as its start says, since what follows is not known yet.
 *
 * @throws {SessionXmlError} as `stringifySession` does, and `invalid-parts` when the parts do not make a session.
 */
export async function* writeSessionParts(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
  options?: WriteOptions,
): AsyncGenerator<string, void, undefined> {
  for await (const bytes of writeSessionPartsBytes(parts, options)) yield decoder.decode(bytes);
}

/** The same as chunks of UTF-8 bytes. */
export async function* writeSessionPartsBytes(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
  options?: WriteOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const writer = new PartWriter(options);
  for await (const part of parts) {
    writer.write(part);
    if (writer.isReady) yield* writer.take();
  }
  yield* writer.end();
}
