import { expectArgument, MediaInfoError } from "./media-info-error.ts";
import type { BlobLike, MovieSource, RangeSource, ReadMovieInfoOptions, SignalLike } from "./movie-source.ts";

const DEFAULT_MAX_BYTES = 64 * 2 ** 20;

// Boxes of an index are next to each other, so one read of this size covers most of a track's headers.
const WINDOW = 2048;

/** Reads ranges of a source within a budget of bytes. */
export class RangeReader {
  readonly size: number;
  readonly #source: RangeSource;
  readonly #maxBytes: number;
  readonly #signal: SignalLike | undefined;
  #left: number;
  #window: Uint8Array = new Uint8Array(0);
  #windowStart = 0;

  constructor(source: MovieSource, options: ReadMovieInfoOptions = {}) {
    expectArgument(isObject(options), "options", "an object", options);
    const { maxBytes = DEFAULT_MAX_BYTES, signal } = options;
    if (!Number.isSafeInteger(maxBytes) || maxBytes < 1)
      throw new MediaInfoError("invalid-option", {
        option: "maxBytes",
        expected: "a whole number, 1 or more",
        actual: String(maxBytes),
      });
    this.#source = rangeSource(source);
    this.size = this.#source.size;
    this.#maxBytes = maxBytes;
    this.#left = maxBytes;
    this.#signal = signal;
  }

  /** Reads exactly this range; `part` names it in errors. */
  async read(start: number, end: number, part: string): Promise<Uint8Array> {
    if (end > this.size) throw truncated(part, this.size, end);
    const from = start - this.#windowStart;
    if (from >= 0 && end - this.#windowStart <= this.#window.length)
      return this.#window.subarray(from, end - this.#windowStart);
    if (end - start >= WINDOW) return this.#fetch(start, end, part);
    this.#window = await this.#fetch(
      start,
      Math.min(this.size, start + WINDOW, start + Math.max(end - start, this.#left)),
      part,
    );
    this.#windowStart = start;
    return this.#window.subarray(0, end - start);
  }

  async #fetch(start: number, end: number, part: string): Promise<Uint8Array> {
    this.#signal?.throwIfAborted();
    if (end - start > this.#left)
      throw new MediaInfoError("limit-exceeded", { limit: "maxBytes", value: this.#maxBytes });
    this.#left -= end - start;
    const bytes = await this.#source.read(start, end);
    this.#signal?.throwIfAborted();
    if (bytes.length < end - start) throw truncated(part, start + bytes.length, end);
    return bytes.length === end - start ? bytes : bytes.subarray(0, end - start);
  }
}

function truncated(part: string, actual: number, expected: number): MediaInfoError {
  return new MediaInfoError("truncated", { part, actual, expected });
}

function rangeSource(source: MovieSource): RangeSource {
  // Callers in JavaScript can pass anything.
  const { size, read } = Object(source) as Partial<RangeSource>;
  const isSize = typeof size === "number" && Number.isSafeInteger(size) && size >= 0;
  if (isSize && typeof read === "function") return source as RangeSource;
  if (isSize && isBlob(source))
    return { size, read: async (start, end) => new Uint8Array(await source.slice(start, end).arrayBuffer()) };
  const expected = "a Blob or { size, read(start, end) }";
  if (typeof source === "string") {
    const actual = `"${String(source)}" (readMovieInfoFile takes paths)`;
    throw new MediaInfoError("invalid-option", { option: "source", expected, actual });
  }
  expectArgument(false, "source", expected, source);
  return source as RangeSource;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function isBlob(source: MovieSource): source is BlobLike {
  return typeof (source as Partial<BlobLike>).slice === "function";
}
