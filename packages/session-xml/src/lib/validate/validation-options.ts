import type { LimitOptions } from "../xml/limits.ts";

/** Which schema is meant: the published one, or with the attributes that later releases of cineSync write. */
export type SchemaEdition = "published" | "current";

/** How a session is validated. */
export interface ValidationOptions {
  /**
   * - `"current"` (default): the format as cineSync writes it today.
   * - `"published"`: exactly what the published schema accepts. Attributes that newer releases of cineSync write make a
   *   session invalid, at the severity `"warning"`.
   */
  readonly schema?: SchemaEdition | undefined;
  /**
   * How many issues are collected at most; one more then says how many there were, and `valid` takes all of them into
   * account. Default 1000.
   */
  readonly maxIssues?: number | undefined;
}

/** How a session file is validated. */
export interface XmlValidationOptions extends ValidationOptions {
  /**
   * Raises or lowers single limits; the others keep their defaults. Nothing of the document is kept, so `unknownContent` and
   * `annotationSize` do not matter here.
   */
  readonly limits?: LimitOptions | undefined;
}
