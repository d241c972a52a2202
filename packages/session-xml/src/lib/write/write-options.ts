import type { LimitOptions } from "../xml/limits.ts";

/** Options for writing a session. Content that could not be read back is always refused. */
export interface WriteOptions {
  /** White space for one level of indentation, `""` for none. Default: a tab. */
  readonly indent?: string | undefined;
  /**
   * `"error"` refuses characters that XML cannot contain (control characters, halves of surrogate pairs), `"replace"` writes
   * U+FFFD instead. Default `"error"`.
   */
  readonly illegalCharacters?: "error" | "replace" | undefined;
  /**
   * If true, refuses everything that `validateSession` calls an error, such as values out of range and unknown content.
   * Default false.
   */
  readonly strict?: boolean | undefined;
  /** The limits of the reader of the file: a session that exceeds one is refused. Default: the defaults of reading. */
  readonly limits?: LimitOptions | undefined;
}
