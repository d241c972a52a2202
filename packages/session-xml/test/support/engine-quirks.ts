// Where libxml2 (libxml2-wasm 0.7.2) is known to be wrong about a session. jing is right about all of these, so that the
// format, the schema and the validator stand on firm ground; with jing there are no exceptions.

/** Why libxml2 accepts a document that has to be rejected, `undefined` if it has no known reason to. */
export function libxml2Quirk(xml: string): string | undefined {
  const values = attributeValues(xml);
  if (values.some((value) => EXPONENT_WITHOUT_DIGITS.test(value))) {
    return "It reads a float up to the exponent's letter and sign, and does not ask for digits behind them.";
  }
  if (values.some(isJustBelowMinusZero)) {
    return "Its C library takes a negative number that lies just beyond the middle between 0 and the next 32-bit number for the middle itself, and rounds it to 0.";
  }
  return undefined;
}

const EXPONENT_WITHOUT_DIGITS = /^[ \t\r\n]*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][+-]?[ \t\r\n]*$/;

/** More digits than a double has make the difference: the double itself is the middle. */
function isJustBelowMinusZero(value: string): boolean {
  return /^[ \t\r\n]*-[0-9.]+e-[0-9]+[ \t\r\n]*$/.test(value) && Number(value) === -(2 ** -150);
}

/** What stands between quotes, with numeric references resolved: enough to recognise numbers. */
function attributeValues(xml: string): string[] {
  return Array.from(xml.matchAll(/"([^"<]*)"|'([^'<]*)'/g), ([, double, single]) =>
    (double ?? single ?? "").replace(/&#(x?)([0-9a-fA-F]+);/g, (_, hex: string, digits: string) =>
      String.fromCodePoint(parseInt(digits, hex === "" ? 10 : 16)),
    ),
  );
}
