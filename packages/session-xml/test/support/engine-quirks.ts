import type { ValidationResult } from "../../src/index.ts";
import type { EngineVerdict } from "./engine-libxml2.ts";

/**
 * Returns the reason why the validator and an engine differ about a document, or `undefined` if none is known: then it is a bug.
 *
 * The engines themselves have bugs. This is about libxml2 in libxml2-wasm 0.7.2; jing is right about all values, so it
 * confirms format, schema and validator.
 */
export function knownDifference(
  xml: string,
  engine: EngineVerdict,
  ours: ValidationResult,
): string | undefined {
  const refused = ours.issues.find(({ code }) => REFUSED.has(code));
  if (engine.valid && refused !== undefined)
    return `Refused on purpose, whatever the schema says: ${refused.code}.`;
  if (!engine.valid && /is not a valid URI/.test(engine.reason)) {
    return "libxml2 rejects a namespace that is not a URI. XML asks for a URI, but does not make it an error.";
  }
  if (!engine.valid || ours.valid) return undefined;
  const values = attributeValues(xml);
  if (values.some((value) => EXPONENT_WITHOUT_DIGITS.test(value))) {
    return "libxml2 reads a float up to the exponent's letter and sign, and does not ask for digits behind them.";
  }
  if (values.some(isJustBelowMinusZero)) {
    return "libxml2's C library takes a negative number that lies just beyond the middle between 0 and the next 32-bit number for the middle itself, and rounds it to 0.";
  }
  return undefined;
}

/** Matches content that no document may have, so it does no harm. */
const REFUSED: ReadonlySet<string> = new Set([
  "doctype-refused",
  "unsupported-encoding",
  "limit-exceeded",
  "integer-too-large",
]);

const EXPONENT_WITHOUT_DIGITS = /^[ \t\r\n]*[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][+-]?[ \t\r\n]*$/;

/** The digits beyond a double decide: the double itself is the midpoint. */
function isJustBelowMinusZero(value: string): boolean {
  return /^[ \t\r\n]*-[0-9.]+e-[0-9]+[ \t\r\n]*$/.test(value) && Number(value) === -(2 ** -150);
}

/** Returns the text between quotes with numeric references resolved: enough to recognize numbers. */
function attributeValues(xml: string): string[] {
  return Array.from(xml.matchAll(/"([^"<]*)"|'([^'<]*)'/g), ([, double, single]) =>
    (double ?? single ?? "").replace(/&#(x?)([0-9a-fA-F]+);/g, (_, hex: string, digits: string) =>
      String.fromCodePoint(parseInt(digits, hex === "" ? 10 : 16)),
    ),
  );
}
