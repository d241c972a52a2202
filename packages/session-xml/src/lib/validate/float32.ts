/**
 * The 32-bit number nearest to a decimal text, halfway cases to even. `Math.fround(Number(text))` rounds twice, which gives
 * another number where the text lies next to the middle between two 32-bit numbers.
 *
 * @param text A number in the lexical form of an XSD float, white space around it allowed.
 * @param value The same as a number: `Number(text)`, or what `INF`, `-INF` and `NaN` stand for.
 */
export function nearestFloat32(text: string, value: number): number {
  const single = Math.fround(value);
  if (single === value || !Number.isFinite(single)) return single;
  // As far from the value on its other side. It is a 32-bit number too only if the value is in the middle between two of them;
  // the differences are exact, since all three are close together.
  const other = value + (value - single);
  if (Math.fround(other) !== other) return single;
  const order = compareSize(decimalOfText(text), decimalOfNumber(Math.abs(value)));
  if (order === 0) return single;
  const isOutside = Math.abs(other) > Math.abs(single);
  return isOutside === order > 0 ? other : single;
}

/** A size as 0.`digits` × 10^`exponent`, without zeros at either end of the digits. */
interface Decimal {
  readonly digits: string;
  readonly exponent: number;
}

function decimalOfText(text: string): Decimal {
  const [, whole = "", fraction = "", exponent = "0"] = /([0-9]*)\.?([0-9]*)(?:[eE]([+-]?[0-9]+))?/.exec(
    text.replace(/^[^0-9.]+/, ""),
  ) ?? [""];
  return normalized(whole + fraction, whole.length + Number(exponent));
}

/** All digits of a number that is not 0. */
function decimalOfNumber(value: number): Decimal {
  let whole = value;
  let halvings = 0;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    halvings += 1;
  }
  // value = whole / 2^n = whole × 5^n / 10^n
  const digits = String(BigInt(whole) * 5n ** BigInt(halvings));
  return normalized(digits, digits.length - halvings);
}

function normalized(digits: string, exponent: number): Decimal {
  let start = 0;
  while (digits.charCodeAt(start) === 0x30) start += 1;
  let end = digits.length;
  while (end > start && digits.charCodeAt(end - 1) === 0x30) end -= 1;
  return { digits: digits.slice(start, end), exponent: exponent - start };
}

/** Which of two sizes that are not 0 is larger, as `sort` has it. */
function compareSize(a: Decimal, b: Decimal): number {
  if (a.exponent !== b.exponent) return a.exponent - b.exponent;
  return a.digits === b.digits ? 0 : a.digits > b.digits ? 1 : -1;
}
