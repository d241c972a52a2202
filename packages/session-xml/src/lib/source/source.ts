import { showValue } from "../errors/excerpt.ts";
import { SessionXmlError } from "../errors/session-xml-error.ts";

/**
 * Anything that a session can be read from: text, bytes, a `Blob` or `File`, a Web stream, or an iterable of text or bytes, such as
 * a Node stream, `Response.body` or standard input.
 */
export type Source =
  | string
  | Uint8Array
  | ArrayBuffer
  | BlobLike
  | StreamLike<string | Uint8Array>
  | Iterable<string | Uint8Array>
  | AsyncIterable<string | Uint8Array>;

/** The part of `Blob` and `File` that is used, so that the types compile without those of a browser or Node. */
export interface BlobLike {
  /** In bytes. */
  readonly size: number;
  slice(start?: number, end?: number): BlobLike;
  arrayBuffer(): Promise<ArrayBuffer>;
  stream(): StreamLike<Uint8Array>;
}

/** The part of a Web `ReadableStream` that is used. */
export interface StreamLike<Chunk> {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Chunk | undefined }>;
    cancel(): Promise<void>;
    releaseLock(): void;
  };
}

/** The size of slices of a source that is in memory: small enough for constant memory. */
const SLICE = 65_536;

/** Yields the chunks of a source. Stopping early cancels its stream. */
export async function* chunksOf(source: Source): AsyncGenerator<string | Uint8Array, void, undefined> {
  if (typeof source === "string" || source instanceof Uint8Array || source instanceof ArrayBuffer) {
    yield* slicesOf(source);
  } else if (!isObject(source)) {
    refuse(source);
  } else if (isBlob(source)) {
    yield* streamChunks(source.stream());
  } else if (isAsyncIterable(source)) {
    for await (const chunk of source) yield* slicesOf(chunk);
  } else if (isStream(source)) {
    yield* streamChunks(source);
  } else if (isIterable(source)) {
    for (const chunk of source) yield* slicesOf(chunk);
  } else {
    refuse(source);
  }
}

/** Closes a source that was never read. */
export async function closeSource(source: unknown): Promise<void> {
  if (!isObject(source)) return;
  if (isStream(source)) {
    const reader = source.getReader();
    await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  } else if (isNodeStream(source)) source.destroy();
  else if (isAsyncIterable(source)) await source[Symbol.asyncIterator]().return?.();
  else if (isIterable(source)) source[Symbol.iterator]().return?.();
}

function refuse(source: unknown): never {
  throw new SessionXmlError("invalid-value", {
    subject: "source",
    expected: "text, bytes, a Blob, a ReadableStream or an iterable of text or bytes",
    actual: showValue(source),
  });
}

/** Yields slices of a source that is in memory. */
export function* slicesOf(
  whole: string | Uint8Array | ArrayBuffer,
): Generator<string | Uint8Array, void, undefined> {
  if (typeof whole === "string") {
    for (let start = 0; start < whole.length; start += SLICE) yield whole.slice(start, start + SLICE);
  } else {
    const bytes = toBytes(whole);
    for (let start = 0; start < bytes.length; start += SLICE) yield bytes.subarray(start, start + SLICE);
  }
}

function toBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk);
  if (ArrayBuffer.isView(chunk)) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  refuse(chunk);
}

async function* streamChunks(
  stream: StreamLike<string | Uint8Array>,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  const reader = stream.getReader();
  let isDone = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || value === undefined) {
        isDone = true;
        return;
      }
      yield* slicesOf(value);
    }
  } finally {
    // After an early stop or an error, nobody reads the rest.
    if (!isDone) await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}

function isObject(source: unknown): source is object {
  return typeof source === "object" && source !== null;
}

function isAsyncIterable(source: object): source is AsyncIterable<string | Uint8Array> {
  return Symbol.asyncIterator in source;
}

function isIterable(source: object): source is Iterable<string | Uint8Array> {
  return Symbol.iterator in source;
}

function isBlob(source: object): source is BlobLike {
  return typeof Blob !== "undefined" && source instanceof Blob;
}

function isStream(source: object): source is StreamLike<string | Uint8Array> {
  return "getReader" in source && typeof source.getReader === "function";
}

function isNodeStream(source: object): source is { destroy(): void } {
  return "destroy" in source && typeof source.destroy === "function";
}
