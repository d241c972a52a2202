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
  // Text and value have the same power of ten: none lies between them, since none is the nearest double to a text and in the
  // middle between two 32-bit numbers. So their digits tell which is larger.
  const given = digitsOfText(text);
  const exact = digitsOfNumber(Math.abs(value));
  if (given === exact) return single;
  const isOutside = Math.abs(other) > Math.abs(single);
  return isOutside === given > exact ? other : single;
}

/** The digits of a number that is not 0, without zeros at either end. */
function digitsOfText(text: string): string {
  return withoutZeros(text.replace(/[eE][^]*/, "").replace(/[^0-9]+/g, ""));
}

function digitsOfNumber(value: number): string {
  let whole = value;
  let halvings = 0;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    halvings += 1;
  }
  // value = whole / 2^n = whole × 5^n / 10^n
  return withoutZeros(String(BigInt(whole) * 5n ** BigInt(halvings)));
}

function withoutZeros(digits: string): string {
  let start = 0;
  while (digits.charCodeAt(start) === 0x30) start += 1;
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === 0x30) end -= 1;
  return digits.slice(start, end);
}
