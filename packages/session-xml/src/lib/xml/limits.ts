import { SessionXmlError, type SessionXmlErrorDetails } from "./session-xml-error.ts";

/**
 * How much of everything a document may have, so that no input can exhaust memory. Real sessions stay far
 * below every default.
 */
export interface Limits {
  /** Elements inside one another. Default 64. The format itself needs 6. */
  readonly depth: number;
  /** Attributes of one element. Default 256. */
  readonly attributes: number;
  /** UTF-16 units of one text, comment or tag, as they stand in the file. Default 16 777 216. */
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
}

/** The limits that hold where none are given. */
export const DEFAULT_LIMITS: Limits = {
  depth: 64,
  attributes: 256,
  textLength: 16_777_216,
  nameLength: 1000,
  unknownContent: 16_777_216,
  annotationSize: 10_000_000,
};

export function resolveLimits(limits: Partial<Limits> | undefined): Limits {
  for (const [name, value] of Object.entries(limits ?? {})) {
    if (!(name in DEFAULT_LIMITS)) {
      throw new TypeError(
        `There is no limit "${name}"; there are ${Object.keys(DEFAULT_LIMITS).join(", ")}.`,
      );
    }
    if (typeof value !== "number" || !(value >= 0)) {
      throw new TypeError(`The limit "${name}" has to be a number from 0, or Infinity for none.`);
    }
  }
  return { ...DEFAULT_LIMITS, ...limits };
}

export function limitError(
  name: keyof Limits,
  limit: number,
  actual: number | undefined,
  details: SessionXmlErrorDetails,
): SessionXmlError {
  return new SessionXmlError(
    "limit-exceeded",
    `${actual === undefined ? "What begins here" : String(actual)} is over the limit "${name}" of ${String(limit)}; if the file can be trusted, raise it with { limits: { ${name}: … } }`,
    details,
  );
}
