import { excerpt } from "../errors/excerpt.ts";
import { SessionXmlError } from "../errors/session-xml-error.ts";
import { expectArgument } from "../model/expect-argument.ts";
import type { SessionPart } from "../model/part.ts";
import type { Media, Session } from "../model/session.ts";
import { closingSource } from "../source/closing-source.ts";
import { chunksOf, slicesOf, type Source } from "../source/source.ts";
import { oneByOne } from "./one-by-one.ts";
import { PartCollector } from "./part-collector.ts";
import { PartReader } from "./part-reader.ts";
import type { ReadOptions } from "./read-options.ts";

/**
 * Reads a session that is in memory.
 *
 * @param xml The file's text, or its bytes: UTF-8, or UTF-16 with a byte order mark.
 * @throws {SessionXmlError} when it is not a session of version 3 or later, or when a part is missing or cannot be understood.
 * Values that can be understood but are out of range are kept; `validateSession` reports them.
 *
 * @example
 * import { createSession, parseSession, stringifySession } from "@cinesync/session-xml";
 *
 * parseSession(stringifySession(createSession({ notes: "n" }))).notes; // "n"
 */
export function parseSession(xml: string | Uint8Array | ArrayBuffer, options: ReadOptions = {}): Session {
  refusePath(xml);
  const collector = new PartCollector();
  const reader = new PartReader(options, "session");
  for (const slice of slicesOf(xml)) {
    collectFrom(reader, reader.write(slice), collector);
  }
  collectFrom(reader, reader.end(), collector);
  return collector.session();
}

/**
 * Reads a whole session from any source.
 *
 * @throws {SessionXmlError} as `parseSession` does; the promise is rejected.
 *
 * @example
 * import { createSession, encodeSession, readSession } from "@cinesync/session-xml";
 *
 * (await readSession([encodeSession(createSession({ notes: "n" }))])).notes; // "n"
 */
export async function readSession(source: Source, options: ReadOptions = {}): Promise<Session> {
  refusePath(source);
  const collector = new PartCollector();
  const reader = new PartReader(options, "session");
  for await (const chunk of chunksOf(source)) collectFrom(reader, reader.write(chunk), collector);
  collectFrom(reader, reader.end(), collector);
  return collector.session();
}

/** A path is the usual mistake, and "not well-formed" would not say so. */
function refusePath(source: unknown): void {
  if (typeof source !== "string" || source.length > 4096 || !/^[^<{\n]+\.\w{2,5}$/.test(source)) return;
  throw new SessionXmlError("wrong-file-type", {
    found: `a path (${excerpt(source)})`,
    hint: "use readSessionFile from @cinesync/session-xml/node",
  });
}

function collectFrom(reader: PartReader, parts: readonly SessionPart[], collector: PartCollector): void {
  reader.check();
  for (const part of parts) collector.add(part);
}

/**
 * Reads a session part by part, in document order, in constant memory: what is held is one chunk of the source and one
 * annotation, however large the file.
 *
 * @throws {SessionXmlError} as `parseSession` does, when the iteration reaches the position. Parts before it were
 * yielded by then.
 *
 * @example
 * import { createSession, readSessionParts, stringifySession } from "@cinesync/session-xml";
 *
 * for await (const part of readSessionParts(stringifySession(createSession()))) part.kind; // "session-start", "session-end"
 */
export function readSessionParts(
  source: Source,
  options: ReadOptions = {},
): AsyncGenerator<SessionPart, void, undefined> {
  const reader = new PartReader(options, "nothing");
  const batches = batchesOf(source, reader, (parts) => parts);
  return oneByOne(closingSource(source, batches));
}

/**
 * Reads the entries of the playlist one at a time, in memory for one of them. What belongs to the session as a whole is passed
 * over.
 *
 * @throws {SessionXmlError} as `readSessionParts` does.
 *
 * @example
 * import { createMediaFile, createSession, displayName, readMedia, stringifySession } from "@cinesync/session-xml";
 *
 * const xml = stringifySession(createSession({ media: [createMediaFile("/a.mov")] }));
 * for await (const media of readMedia(xml)) displayName(media); // "a.mov"
 */
export function readMedia(source: Source, options: ReadOptions = {}): AsyncGenerator<Media, void, undefined> {
  const reader = new PartReader(options, "media");
  let entries: Media[] = [];
  const collector = new PartCollector((media) => {
    entries.push(media);
  });
  const toEntries = (parts: readonly SessionPart[]): readonly Media[] => {
    entries = [];
    for (const part of parts) collector.add(part);
    return entries;
  };
  return oneByOne(closingSource(source, batchesOf(source, reader, toEntries)));
}

/** Reads a source chunk by chunk, and yields the items that each chunk completes. */
async function* batchesOf<T>(
  source: Source,
  reader: PartReader,
  toItems: (parts: readonly SessionPart[]) => readonly T[],
): AsyncGenerator<readonly T[], void, undefined> {
  for await (const chunk of chunksOf(source)) {
    yield toItems(reader.write(chunk));
    reader.check();
  }
  yield toItems(reader.end());
  reader.check();
}

/**
 * Builds a session from its parts: the inverse of `sessionParts`. Parts that come asynchronously give a promise.
 *
 * @throws {SessionXmlError} `invalid-parts` when they are not the parts of one session in order.
 *
 * @example
 * import { collectSession, createSession, sessionParts } from "@cinesync/session-xml";
 *
 * collectSession(sessionParts(createSession({ notes: "n" }))).notes; // "n"
 */
export function collectSession(parts: Iterable<SessionPart>): Session;
export function collectSession(parts: AsyncIterable<SessionPart>): Promise<Session>;
export function collectSession(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
): Session | Promise<Session> {
  expectArgument("iterable", "parts", parts);
  const collector = new PartCollector();
  if (Symbol.asyncIterator in parts) return collectAll(parts, collector);
  for (const part of parts) collector.add(part);
  return collector.session();
}

async function collectAll(parts: AsyncIterable<SessionPart>, collector: PartCollector): Promise<Session> {
  for await (const part of parts) collector.add(part);
  return collector.session();
}
