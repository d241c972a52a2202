// Measures the difference between two renderings of a drawing.
import { PNG } from "pngjs";

/** The backgrounds of the comparison: black, white, and a picture of soft colors. */
const GROUNDS = [
  () => [0, 0, 0],
  () => [255, 255, 255],
  (/** @type {number} */ x, /** @type {number} */ y) => [
    (x >> 2) & 255,
    (y >> 1) & 255,
    ((x + y) >> 3) & 255,
  ],
];

/**
 * The mean difference of a color channel, 0 … 255, over the pixels on which one of the two pictures shows something; of
 * black, white and a picture below, the largest.
 *
 * @param {Uint8Array} a A PNG file with transparency.
 * @param {Uint8Array} b
 */
export function meanDifference(a, b) {
  const [one, other] = [decode(a), decode(b)];
  if (one.width !== other.width || one.height !== other.height) return 255;
  const sums = GROUNDS.map(() => 0);
  let pixels = 0;
  for (let start = 0; start < one.data.length; start += 4) {
    const [alpha = 0, otherAlpha = 0] = [one.data[start + 3], other.data[start + 3]];
    if (alpha === 0 && otherAlpha === 0) continue;
    pixels++;
    const [x, y] = [(start / 4) % one.width, Math.floor(start / 4 / one.width)];
    for (const [index, ground] of GROUNDS.entries()) {
      const below = ground(x, y);
      for (let channel = 0; channel < 3; channel++) {
        const base = below[channel] ?? 0;
        const shown = base + ((one.data[start + channel] ?? 0) - base) * (alpha / 255);
        const otherShown = base + ((other.data[start + channel] ?? 0) - base) * (otherAlpha / 255);
        sums[index] = (sums[index] ?? 0) + Math.abs(shown - otherShown) / 3;
      }
    }
  }
  return pixels === 0 ? 0 : Math.max(...sums) / pixels;
}

/**
 * The smallest box around all that a picture shows, in pixels; undefined if it is empty.
 *
 * @param {Uint8Array} picture A PNG file with transparency.
 */
export function shownBox(picture) {
  const { width, data } = decode(picture);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let start = 0; start < data.length; start += 4) {
    if ((data[start + 3] ?? 0) < 32) continue;
    const [x, y] = [(start / 4) % width, Math.floor(start / 4 / width)];
    [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
  }
  return right < left ? undefined : { left, top, right, bottom };
}

/** @param {Uint8Array} picture */
function decode(picture) {
  return PNG.sync.read(Buffer.from(picture));
}
