import type { MediaInfoLoader } from "./media-info-loader.ts";

/** Anything that gives ranges of bytes: a file, an HTTP server with ranges, a test. */
export interface RangeSource {
  /** In bytes. */
  readonly size: number;
  /**
   * Returns the bytes from `start` up to, not including, `end`. Fewer bytes mean that the source ends there.
   */
  read(start: number, end: number): Uint8Array | Promise<Uint8Array>;
}

/** The part of a `Blob` or `File` that is used. */
export interface BlobLike {
  /** In bytes. */
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** The part of an `AbortSignal` that is used. */
export interface SignalLike {
  throwIfAborted(): void;
}

/** A `Blob` or `File`, or anything that gives ranges of bytes. */
export type MovieSource = BlobLike | RangeSource;

/** Options of `readMovieInfo`. */
export interface ReadMovieInfoOptions {
  /**
   * Most bytes that are read of the movie: 64 MiB (67,108,864) by default. MOV and MP4 files need some 30 KB; those in
   * fragments, and formats that mediainfo.js reads, need up to 40 MB.
   */
  readonly maxBytes?: number | undefined;
  /** Ends the reading; the promise rejects with the signal's reason. */
  readonly signal?: SignalLike | undefined;
  /**
   * Loads mediainfo.js when a file comes that is neither MOV nor MP4. By default the package is imported by its name,
   * which Node, Deno and Bun find when it is installed. A page passes its own loader.
   */
  readonly mediaInfo?: MediaInfoLoader | undefined;
}
