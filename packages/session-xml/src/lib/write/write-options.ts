import type { LimitOptions } from "../xml/limits.ts";

/** How a session is written. What could not be read back is always refused. */
export interface WriteOptions {
  /** What one level of indentation is: white space, or `""` for none. Default: a tab. */
  readonly indent?: string | undefined;
  /**
   * What to do with characters that XML cannot contain (control characters, halves of surrogate pairs): refuse them, or write
   * U+FFFD instead. Default `"error"`.
   */
  readonly illegalCharacters?: "error" | "replace" | undefined;
  /**
   * Whether to refuse everything that `validateSession` calls an error, such as values out of range and content that the
   * format does not know. Default false.
   */
  readonly strict?: boolean | undefined;
  /** Limits of whoever reads the file: what is over a limit is refused. Default: those of reading. */
  readonly limits?: LimitOptions | undefined;
}
