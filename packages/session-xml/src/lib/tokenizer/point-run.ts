import type { PointTarget } from "../xml/xml-handler.ts";
import {
  CR,
  DOUBLE_QUOTE,
  EQUALS,
  GREATER,
  LESS,
  LF,
  LOWER_A,
  LOWER_X,
  LOWER_Y,
  SINGLE_QUOTE,
  SLASH,
  SPACE,
  TAB,
} from "./ascii.ts";
import type { ByteWindow } from "./byte-window.ts";
import { DecimalReader } from "./decimal-reader.ts";

/**
 * Reads runs of `<point x="…" y="…" alpha="…"/>` and the white space between them, and stops before anything else. Attributes can
 * have any order, both quotes and all line ends. Points dominate large files, so ordinary ones take this fast path.
 */
export class PointRun {
  readonly #decimals = new DecimalReader();

  /** Reads a run at the start of the window. Returns the number of points. */
  read(window: ByteWindow, { points, most }: PointTarget, withAlpha: boolean): number {
    const { bytes, shift } = window;
    const decimals = this.#decimals;
    let { line, lineOffset } = window;
    let done = window.start;
    let count = 0;
    let i = done;
    while (count < most) {
      let newLines = 0;
      let lineStart = 0;
      let byte = bytes[i] as number;
      // White space, here and below. A method for it makes drawings a tenth slower in V8.
      for (;;) {
        if (byte !== SPACE) {
          if (byte === LF || (byte === CR && bytes[i + 1] !== LF)) {
            newLines += 1;
            lineStart = i + 1;
          } else if (byte !== TAB && byte !== CR) break;
        }
        i += 1;
        byte = bytes[i] as number;
      }
      if (
        byte !== LESS ||
        bytes[i + 1] !== 0x70 /* p */ ||
        bytes[i + 2] !== 0x6f /* o */ ||
        bytes[i + 3] !== 0x69 /* i */ ||
        bytes[i + 4] !== 0x6e /* n */ ||
        bytes[i + 5] !== 0x74 /* t */
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
        byte = bytes[i] as number;
        const gap = i;
        for (;;) {
          if (byte !== SPACE) {
            if (byte === LF || (byte === CR && bytes[i + 1] !== LF)) {
              newLines += 1;
              lineStart = i + 1;
            } else if (byte !== TAB && byte !== CR) break;
          }
          i += 1;
          byte = bytes[i] as number;
        }
        if (byte === SLASH) {
          isWhole = bytes[i + 1] === GREATER;
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
          bytes[i + 1] === 0x6c /* l */ &&
          bytes[i + 2] === 0x70 /* p */ &&
          bytes[i + 3] === 0x68 /* h */ &&
          bytes[i + 4] === LOWER_A
        ) {
          bit = 4;
          i += 5;
        } else break;
        if ((seen & bit) !== 0 || bytes[i] !== EQUALS) break;
        const quote = bytes[i + 1];
        if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) break;
        const value = decimals.read(bytes, i + 2);
        i = decimals.end;
        if (i === 0 || bytes[i] !== quote) break;
        i += 1;
        if (bit === 1) x = value;
        else if (bit === 2) y = value;
        else alpha = value;
        seen |= bit;
      }
      if (!isWhole || (seen & 3) !== 3) break;
      if (seen === 7) {
        if (!withAlpha || (points === undefined && !(alpha >= 0 && alpha <= 1))) break;
        points?.push(withPressure(x, y, alpha));
      } else points?.push({ x, y });
      i += 2;
      done = i;
      count += 1;
      if (newLines > 0) {
        line += newLines;
        lineOffset = lineStart + shift;
      }
    }
    window.start = done;
    window.line = line;
    window.lineOffset = lineOffset;
    return count;
  }
}

interface PressurePoint {
  readonly x: number;
  readonly y: number;
  readonly alpha: number;
}

function withPressure(x: number, y: number, alpha: number): PressurePoint {
  // V8 stores a reference in a field that was `undefined` first, so that points can share a number (bench: memory of drawings).
  const point: { x: number; y: number; alpha: number | undefined } = { x, y, alpha: undefined };
  point.alpha = shared(alpha);
  return point as PressurePoint;
}

/** The last number at each pressure step of a tablet. */
const SHARED: (number | undefined)[] = Array.from({ length: 256 });

/**
 * Returns the same number, as an object that already exists if possible. Tablets report pressure in 255 steps, so millions of points
 * have few different values.
 */
function shared(value: number): number {
  const step = (value * 255 + 0.5) & 255;
  const known = SHARED[step];
  // 0 and -0 are equal, but not the same.
  if (known === value && value !== 0) return known;
  SHARED[step] = value;
  return value;
}
