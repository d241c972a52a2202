/** How a session is written. */
export interface WriteOptions {
  /** What one level of indentation is: white space, or `""` for none. Default: a tab. */
  readonly indent?: string;
  /**
   * What to do with characters that XML cannot hold (control characters, halves of surrogate pairs): refuse, naming the
   * place, or write U+FFFD instead. Default `"error"`.
   */
  readonly illegalCharacters?: "error" | "replace";
  /**
   * Whether to refuse what could not be read back: missing parts and values that the format has no form for. Without it, such
   * values are written as they are or left out. Default true.
   */
  readonly check?: boolean;
}
