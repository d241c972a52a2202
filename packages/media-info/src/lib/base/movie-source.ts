import type { MediaInfoLoader } from "./media-info-loader.ts";

/** Anything that provides ranges of bytes: a file, an HTTP server with ranges, a test's data. */
export interface RangeSource {
  /** In bytes. */
  readonly size: number;
  /**
   * Returns the bytes from `start` up to but not including `end`. Fewer bytes mean that the source ends there.
   */
  read(start: number, end: number): Uint8Array | Promise<Uint8Array>;
}

/** The members of a `Blob` or `File` that are used. */
export interface BlobLike {
  /** In bytes. */
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** The members of an `AbortSignal` that are used. */
export interface SignalLike {
  throwIfAborted(): void;
}

/** A `Blob` or `File`, or anything that provides ranges of bytes. */
export type MovieSource = BlobLike | RangeSource;

/** Options of `readMovieInfo`. */
export interface ReadMovieInfoOptions {
  /**
   * The most bytes to read. Default: 67,108,864 (64 MiB). MOV and MP4 files need about 30 KB; movies in fragments, and
   * formats that mediainfo.js reads, need up to 40 MB.
   */
  readonly maxBytes?: number | undefined;
  /** Stops reading; the promise rejects with the signal's reason. */
  readonly signal?: SignalLike | undefined;
  /**
   * Loads mediainfo.js for a file that is neither MOV nor MP4. Default: imports the package by name, which works in
   * Node, Deno and Bun when it is installed. In a page, pass a loader.
   */
  readonly mediaInfo?: MediaInfoLoader | undefined;
}
