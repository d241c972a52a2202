/** A point as the lane reads it. */
export interface LanePoint {
  readonly x: number;
  readonly y: number;
  readonly alpha?: number;
}

/** Zeros that have to stand behind the bytes that the lane reads. */
export const LANE_PADDING = 16;

/** Powers of ten that a double holds exactly. */
const POWERS = Float64Array.from({ length: 16 }, (_, exponent) => Number(`1e${String(exponent)}`));

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const PLUS = 0x2b;
const MINUS = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
const ZERO = 0x30;
const NINE = 0x39;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const LOWER_A = 0x61;
const LOWER_X = 0x78;
const LOWER_Y = 0x79;

/**
 * The fast lane: reads runs of `<point x="…" y="…" alpha="…"/>` straight from bytes, white space between them included,
 * and stops before the first byte that is not exactly what it knows, so that the parser takes over there. It never decides
 * that something is wrong. Attribute order, both quotes and all line ends are known; entities, exponents, prefixes, comments
 * and anything else are not.
 */
export class PointLane {
  /** Points that the last run read. */
  count = 0;
  /** Line ends in the last run. */
  lines = 0;
  /** Bytes behind the last of those line ends. */
  lastLineLength = 0;

  /** Where a number ended. */
  #cursor = 0;

  /**
   * Reads a run of points.
   *
   * @param bytes What to read, with at least `LANE_PADDING` zeros behind it, so that no loop has to look for the end.
   * @param points Where the points go; `undefined` to pass over them.
   * @param withAlpha Whether points may have an `alpha`.
   * @param onlyValid Whether to stop before a point whose alpha is out of range.
   * @param most How many points to read at the most.
   * @returns the index behind the last whole point.
   */
  read(
    bytes: Uint8Array,
    start: number,
    points: LanePoint[] | undefined,
    withAlpha: boolean,
    onlyValid: boolean,
    most: number,
  ): number {
    let done = start;
    let count = 0;
    let lines = 0;
    let lineStart = start;
    let i = start;
    while (count < most) {
      let newLines = 0;
      let newLineStart = 0;
      let byte = at(bytes, i);
      // White space, here and below: in a method of its own it makes the lane a tenth slower.
      for (;;) {
        if (byte !== SPACE) {
          if (byte === LF || (byte === CR && at(bytes, i + 1) !== LF)) {
            newLines += 1;
            newLineStart = i + 1;
          } else if (byte !== TAB && byte !== CR) break;
        }
        i += 1;
        byte = at(bytes, i);
      }
      if (
        byte !== LESS ||
        at(bytes, i + 1) !== 0x70 /* p */ ||
        at(bytes, i + 2) !== 0x6f /* o */ ||
        at(bytes, i + 3) !== 0x69 /* i */ ||
        at(bytes, i + 4) !== 0x6e /* n */ ||
        at(bytes, i + 5) !== 0x74 /* t */
      ) {
        break;
      }
      i += 6;
      let x = 0;
      let y = 0;
      let alpha = 0;
      let seen = 0;
      let isWhole = false;
      for (;;) {
        byte = at(bytes, i);
        const gap = i;
        for (;;) {
          if (byte !== SPACE) {
            if (byte === LF || (byte === CR && at(bytes, i + 1) !== LF)) {
              newLines += 1;
              newLineStart = i + 1;
            } else if (byte !== TAB && byte !== CR) break;
          }
          i += 1;
          byte = at(bytes, i);
        }
        if (byte === SLASH) {
          isWhole = at(bytes, i + 1) === GREATER;
          break;
        }
        if (gap === i) break;
        let bit;
        if (byte === LOWER_X) {
          bit = 1;
          i += 1;
        } else if (byte === LOWER_Y) {
          bit = 2;
          i += 1;
        } else if (
          byte === LOWER_A &&
          at(bytes, i + 1) === 0x6c /* l */ &&
          at(bytes, i + 2) === 0x70 /* p */ &&
          at(bytes, i + 3) === 0x68 /* h */ &&
          at(bytes, i + 4) === LOWER_A
        ) {
          bit = 4;
          i += 5;
        } else break;
        if ((seen & bit) !== 0 || at(bytes, i) !== EQUALS) break;
        const quote = at(bytes, i + 1);
        if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) break;
        const value = this.#number(bytes, i + 2);
        i = this.#cursor;
        if (i === 0 || at(bytes, i) !== quote) break;
        i += 1;
        if (bit === 1) x = value;
        else if (bit === 2) y = value;
        else alpha = value;
        seen |= bit;
      }
      if (!isWhole || (seen & 3) !== 3) break;
      if (seen === 7) {
        if (!withAlpha || (onlyValid && !(alpha >= 0 && alpha <= 1))) break;
        if (points !== undefined) {
          // Without a number in it at first, a field of V8 holds any value as it is, and not always a number of its own.
          const point: { x: number; y: number; alpha: number | undefined } = { x, y, alpha: undefined };
          point.alpha = shared(alpha);
          points.push(point as LanePoint);
        }
      } else points?.push({ x, y });
      i += 2;
      done = i;
      count += 1;
      if (newLines > 0) {
        lines += newLines;
        lineStart = newLineStart;
      }
    }
    this.count = count;
    this.lines = lines;
    this.lastLineLength = done - lineStart;
    return done;
  }

  /**
   * A decimal number without an exponent, exactly as `Number(text)` gives it: up to 15 digits are an exact integer, a power of
   * ten up to 10²² is exact, and so their quotient is rounded once. Sets the cursor to 0 for anything else.
   */
  #number(bytes: Uint8Array, start: number): number {
    let i = start;
    let byte = at(bytes, i);
    const isNegative = byte === MINUS;
    if (isNegative || byte === PLUS) {
      i += 1;
      byte = at(bytes, i);
    }
    const first = i;
    let value = 0;
    while (byte >= ZERO && byte <= NINE) {
      value = value * 10 + (byte - ZERO);
      i += 1;
      byte = at(bytes, i);
    }
    let digits = i - first;
    if (byte === DOT) {
      i += 1;
      const point = i;
      byte = at(bytes, i);
      while (byte >= ZERO && byte <= NINE) {
        value = value * 10 + (byte - ZERO);
        i += 1;
        byte = at(bytes, i);
      }
      const decimals = i - point;
      digits += decimals;
      if (decimals > 0 && digits <= 15) value /= POWERS[decimals] ?? 1;
    }
    this.#cursor = digits === 0 || digits > 15 ? 0 : i;
    return isNegative ? -value : value;
  }
}

/** The last number at each of the steps in which tablets tell pressure. */
const SHARED: (number | undefined)[] = Array.from({ length: 256 });

/**
 * The same number, as one that is in memory already where that is so. Pressure comes in 255 steps, so that there are few
 * different numbers among the alphas of a session, and millions of points.
 */
function shared(value: number): number {
  const step = (value * 255 + 0.5) & 255;
  const known = SHARED[step];
  // Zero has two forms.
  if (known === value && value !== 0) return known;
  SHARED[step] = value;
  return value;
}

/** A byte that is there: the window ends in bytes that stop every loop. */
function at(bytes: Uint8Array, index: number): number {
  return bytes[index] as number;
}
