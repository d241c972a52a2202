import { showValue } from "../errors/excerpt.ts";
import { SessionXmlError } from "../errors/session-xml-error.ts";
import { expectArgument } from "../model/expect-argument.ts";
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

/** The options with their defaults, but for the limits. */
export function checkedWriteOptions(options: WriteOptions): {
  readonly [K in "indent" | "illegalCharacters" | "strict"]-?: Exclude<WriteOptions[K], undefined>;
} {
  expectArgument("object", "options", options);
  const { indent = "\t", illegalCharacters = "error", strict = false } = options;
  if (typeof indent !== "string" || !/^[ \t\r\n]*$/.test(indent)) refuse("indent", "white space", indent);
  if (!["error", "replace"].includes(illegalCharacters))
    refuse("illegalCharacters", '"error" or "replace"', illegalCharacters);
  return { indent, illegalCharacters, strict };
}

function refuse(option: string, expected: string, value: unknown): never {
  throw new SessionXmlError("invalid-option", { option, expected, actual: showValue(value) });
}
