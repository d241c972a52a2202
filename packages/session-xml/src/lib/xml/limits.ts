import type { ErrorPosition } from "../errors/details.ts";
import { showValue } from "../errors/excerpt.ts";
import { SessionXmlError } from "../errors/session-xml-error.ts";
import { expectArgument } from "../model/expect-argument.ts";

/**
 * Limits of a document, so that no input can exhaust memory. Real sessions stay far below every default.
 */
export interface Limits {
  /** Elements inside one another. Default 64. The format itself needs 6. */
  readonly depth: number;
  /** Attributes of one element. Default 256. */
  readonly attributes: number;
  /**
   * UTF-16 units of one text, comment or tag, with references resolved: whatever can be written can be read again. In the file, it
   * can be 6 times as long. Default 16 777 216.
   */
  readonly textLength: number;
  /** UTF-16 units of one element or attribute name. Default 1000. */
  readonly nameLength: number;
  /**
   * UTF-16 units of names, values and text that the format does not know, and 24 more for each element, attribute and piece of
   * text, in the whole document. Default 16 777 216.
   */
  readonly unknownContent: number;
  /** Drawing objects and points of the one annotation that is open at a time. Default 10 000 000. */
  readonly annotationSize: number;
  /** Movies of a session that is read as a whole. Default 200 000. */
  readonly media: number;
  /** Annotations of a session that is read as a whole, or of one movie of `readMedia`. Default 1 000 000. */
  readonly annotations: number;
  /** Group names in the same, including those of movies. Default 1 000 000. */
  readonly groups: number;
}

/** The limits that hold where none are given. */
export const DEFAULT_LIMITS: Limits = {
  depth: 64,
  attributes: 256,
  textLength: 16_777_216,
  nameLength: 1000,
  unknownContent: 16_777_216,
  annotationSize: 10_000_000,
  media: 200_000,
  annotations: 1_000_000,
  groups: 1_000_000,
};

/** Limits that differ from the defaults. */
export type LimitOptions = { readonly [K in keyof Limits]?: Limits[K] | undefined };

export function resolveLimits(limits: LimitOptions = {}): Limits {
  expectArgument("object", "limits", limits);
  const given = Object.entries(limits).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    if (!(name in DEFAULT_LIMITS)) {
      throw new SessionXmlError("invalid-option", {
        option: "limits",
        expected: `limits out of ${Object.keys(DEFAULT_LIMITS).join(", ")}`,
        actual: name,
      });
    }
    if (typeof value !== "number" || !(value >= 0)) {
      throw new SessionXmlError("invalid-option", {
        option: `limits.${name}`,
        expected: "a number, 0 or more, or Infinity",
        actual: showValue(value),
      });
    }
  }
  return { ...DEFAULT_LIMITS, ...Object.fromEntries(given) };
}

export function limitError(
  limit: keyof Limits,
  maximum: number,
  actual: number | undefined,
  position: ErrorPosition,
): SessionXmlError {
  return new SessionXmlError("limit-exceeded", { limit, maximum, actual, ...position });
}
