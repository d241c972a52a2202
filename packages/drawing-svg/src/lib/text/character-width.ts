const NARROW = /[ijlI.,:;!'|()[\]{}`"/\\ \u00A0-]/;
const SMALL = /[frtJ*^°-]/;
const BROAD = /[mwMW@%&—…]/;
const CAPITAL = /\p{Lu}/u;
const NOTHING = /[\p{Mn}\p{Me}\p{Cf}]/u;
/** Scripts whose characters fill a square; between any two of them a line can break. */
export const SQUARE: RegExp =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60\p{Extended_Pictographic}]/u;

const ASCII: readonly number[] = Array.from({ length: 128 }, (_, code) =>
  estimate(String.fromCharCode(code)),
);

/**
 * The width of a character in heights of the letters, estimated on the wide side. Nothing here knows which font a
 * viewer will use: the numbers are a little above those of Helvetica and Arial and about those of DejaVu Sans.
 */
export function characterWidth(character: string): number {
  return ASCII[character.codePointAt(0) ?? 0] ?? estimate(character);
}

function estimate(character: string): number {
  if (NARROW.test(character)) return 0.36;
  if (SMALL.test(character)) return 0.42;
  if (BROAD.test(character)) return 0.98;
  if (CAPITAL.test(character)) return 0.76;
  if (SQUARE.test(character)) return 1.05;
  return NOTHING.test(character) ? 0 : 0.62;
}
