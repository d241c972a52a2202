// The layout of the bars that the test movies carry: the number of each frame, from 1, readable without OCR.
//
// The bars fill the lowest sixth of the picture: 16 columns of equal width, white for 1 and black for 0.
//
//     column   0    1    2 … 13                             14                               15
//     shows    1    0    the number, highest bit first      1 when the number's ones are odd  1
//
// Frames that an edit list hides have the number 0.

export const BAR_COLUMNS = 16;
export const NUMBER_BITS = 12;
/** The bars begin at this part of the picture's height. */
export const BARS_TOP = 5 / 6;

/**
 * The columns that show a number, from left to right.
 *
 * @param {number} number From 0 to 4095.
 * @returns {boolean[]} True is white.
 */
export function barsOfNumber(number) {
  const bits = Array.from({ length: NUMBER_BITS }, (_, i) => ((number >> (NUMBER_BITS - 1 - i)) & 1) === 1);
  return [true, false, ...bits, bits.filter(Boolean).length % 2 === 1, true];
}

/**
 * Reads the number of a frame.
 *
 * @param {ArrayLike<number>} pixels RGBA, as a canvas gives it, or with `channels: 1` gray.
 * @param {number} width Of the picture, in pixels; any size will do.
 * @param {number} height
 * @param {{ channels?: 1 | 3 | 4 }} [options]
 * @returns {number | undefined} `undefined` when there are no bars, or their check does not hold.
 */
export function numberOfBars(pixels, width, height, { channels = 4 } = {}) {
  const y = Math.floor(height * ((1 + BARS_TOP) / 2));
  const bars = Array.from({ length: BAR_COLUMNS }, (_, column) => {
    const x = Math.floor(((column + 0.5) * width) / BAR_COLUMNS);
    const level = pixels[(y * width + x) * channels] ?? 0;
    return level > 170 ? true : level < 85 ? false : undefined;
  });
  let number = 0;
  for (const bit of bars.slice(2, 2 + NUMBER_BITS)) number = number * 2 + (bit === true ? 1 : 0);
  return barsOfNumber(number).every((bar, column) => bar === bars[column]) ? number : undefined;
}
