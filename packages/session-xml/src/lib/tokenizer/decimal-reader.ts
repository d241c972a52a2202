import { DOT, MINUS, NINE, PLUS, ZERO } from "./ascii.ts";

/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 16 }, (_, exponent) => Number(`1e${String(exponent)}`));

/** Reads decimal numbers from bytes. */
export class DecimalReader {
  /** The index after the last number; 0 if there was none. */
  end = 0;

  /**
   * Reads a decimal number without an exponent, with the same result as `Number(text)`: up to 15 digits are an exact integer, a power of
   * ten up to 10²² is exact, and so their quotient is rounded once.
   */
  read(bytes: Uint8Array, start: number): number {
    let i = start;
    let byte = bytes[i] as number;
    const isNegative = byte === MINUS;
    if (isNegative || byte === PLUS) {
      i += 1;
      byte = bytes[i] as number;
    }
    const first = i;
    let value = 0;
    while (byte >= ZERO && byte <= NINE) {
      value = value * 10 + (byte - ZERO);
      i += 1;
      byte = bytes[i] as number;
    }
    let digits = i - first;
    if (byte === DOT) {
      i += 1;
      const point = i;
      byte = bytes[i] as number;
      while (byte >= ZERO && byte <= NINE) {
        value = value * 10 + (byte - ZERO);
        i += 1;
        byte = bytes[i] as number;
      }
      const decimals = i - point;
      digits += decimals;
      if (decimals > 0 && digits <= 15) value /= POWERS[decimals] ?? 1;
    }
    this.end = digits === 0 || digits > 15 ? 0 : i;
    return isNegative ? -value : value;
  }
}
