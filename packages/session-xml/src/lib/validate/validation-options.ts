import type { LimitOptions } from "../xml/limits.ts";

/** The published schema, or the one with the attributes that later releases of cineSync write. */
export type SchemaEdition = "published" | "current";

/** Options for validating a session. */
export interface ValidationOptions {
  /**
   * - `"current"` (default): the format as cineSync writes it today.
   * - `"published"`: exactly what the published schema accepts. Attributes that newer releases of cineSync write make a
   *   session invalid, at the severity `"warning"`.
   */
  readonly schema?: SchemaEdition | undefined;
  /**
   * The most issues to collect. One more then says how many there are, and `valid` counts all of them. 0 or more, default
   * 1000.
   */
  readonly maxIssues?: number | undefined;
}

/** Options for validating a session file. */
export interface XmlValidationOptions extends ValidationOptions {
  /**
   * Raises or lowers single limits; the others keep their defaults. Validation keeps nothing of the document, so
   * `unknownContent` and `annotationSize` have no effect.
   */
  readonly limits?: LimitOptions | undefined;
}
