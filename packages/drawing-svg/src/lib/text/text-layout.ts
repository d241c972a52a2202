import { characterWidth, SQUARE } from "./character-width.ts";

// All in heights of the letters.
export const LINE_HEIGHT = 1.2;
/** Space between the text and the left and right sides of its box. */
export const PADDING = 0.3;
/** From the top of the box to the first line's baseline. */
export const BASELINE = 1.15;
const PADDING_ABOVE_AND_BELOW = 0.4;

/** Halvings until the size is exact to well under a hundredth of a pixel. */
const SEARCH_STEPS = 20;
/** Letters may be this much smaller for a text to keep the lines in which it was written. */
const AS_WRITTEN = 0.7;
const TAB = "    ";

export interface FittedText {
  /** Size of the letters in pixels. */
  readonly size: number;
  readonly lines: readonly string[];
}

export interface TextArea {
  readonly width: number;
  readonly height: number;
  /** The largest size that the letters may have. */
  readonly largest: number;
  /** Words are broken only when the letters would otherwise be smaller than this. */
  readonly legible: number;
}

interface Word {
  readonly text: string;
  /** In heights of the letters. */
  readonly width: number;
  readonly isSpace: boolean;
}

/**
 * The largest letters with which a text, broken into lines between words, fits into an area. Lines are left as they were
 * written if that makes the letters but little smaller.
 */
export function fitText(text: string, area: TextArea): FittedText {
  const paragraphs = splitParagraphs(text).map((paragraph) => splitWords(paragraph));
  const whole = search(paragraphs, area, false);
  const asWritten = sizeAsWritten(paragraphs, area);
  if (asWritten >= AS_WRITTEN * whole.size && asWritten >= area.legible) {
    return { size: asWritten, lines: paragraphs.map(joinWords) };
  }
  if (whole.size >= area.legible) return whole;
  const broken = search(paragraphs, area, true);
  return broken.size > whole.size ? broken : whole;
}

/** The room that a text takes with letters of a size, unbroken. */
export function naturalSize(
  text: string,
  size: number,
): FittedText & { readonly width: number; readonly height: number } {
  const lines = splitParagraphs(text);
  const widths = lines.map((line) => sumWidths(splitWords(line)));
  const width = widths.reduce((widest, line) => Math.max(widest, line), 0);
  return {
    size,
    lines,
    width: (width + 2 * PADDING) * size,
    height: (lines.length * LINE_HEIGHT + PADDING_ABOVE_AND_BELOW) * size,
  };
}

/** The largest size at which no line needs to be broken. */
function sizeAsWritten(
  paragraphs: readonly (readonly Word[])[],
  { width, height, largest }: TextArea,
): number {
  const widest = paragraphs.reduce((most, words) => Math.max(most, sumWidths(words)), 0);
  return Math.min(
    largest,
    width / (widest + 2 * PADDING),
    height / (paragraphs.length * LINE_HEIGHT + PADDING_ABOVE_AND_BELOW),
  );
}

function search(paragraphs: readonly (readonly Word[])[], area: TextArea, breakWords: boolean): FittedText {
  let [low, high] = [0, Math.min(area.largest, area.height / (LINE_HEIGHT + PADDING_ABOVE_AND_BELOW))];
  for (let step = 0; step < SEARCH_STEPS; step++) {
    // The largest size is tried first: most texts fit.
    const size = step === 0 ? high : (low + high) / 2;
    if (layOut(paragraphs, size, area, breakWords)) {
      low = size;
      if (step === 0) break;
    } else {
      high = size;
    }
  }
  // A text too long for any size that can be seen keeps its line breaks, in letters of no size.
  const lines = layOut(paragraphs, low, area, breakWords);
  return { size: low, lines: lines ?? paragraphs.map(joinWords) };
}

/** The lines, or undefined if they do not fit. */
function layOut(
  paragraphs: readonly (readonly Word[])[],
  size: number,
  area: TextArea,
  breakWords: boolean,
): string[] | undefined {
  const width = area.width / size - 2 * PADDING;
  const mostLines = (area.height / size - PADDING_ABOVE_AND_BELOW) / LINE_HEIGHT + 1e-9;
  const lines: string[] = [];
  for (const words of paragraphs) {
    let line = "";
    let used = 0;
    const next = (): void => {
      lines.push(line);
      [line, used] = ["", 0];
    };
    for (const word of words) {
      const pieces =
        word.width > width && !word.isSpace ? (breakWords ? breakWord(word, width) : undefined) : [word];
      if (!pieces) return undefined;
      for (const piece of pieces) {
        // A space never starts a line because the one before is full: it hangs over the end.
        if (!piece.isSpace && used + piece.width > width && line !== "") next();
        line += piece.text;
        used += piece.width;
      }
      if (lines.length > mostLines) return undefined;
    }
    next();
  }
  return lines.length <= mostLines ? lines : undefined;
}

/** Pieces of a word that is wider than a line; undefined if not even its characters fit. */
function breakWord(word: Word, width: number): Word[] | undefined {
  const pieces: Word[] = [];
  let [text, used] = ["", 0];
  for (const character of word.text) {
    const wide = characterWidth(character);
    if (wide > width) return undefined;
    if (used + wide > width) {
      pieces.push({ text, width: used, isSpace: false });
      [text, used] = ["", 0];
    }
    text += character;
    used += wide;
  }
  pieces.push({ text, width: used, isSpace: false });
  return pieces;
}

function splitParagraphs(text: string): string[] {
  return text.replaceAll("\t", TAB).split(/\r\n|[\r\n\v\f\u0085\u2028\u2029]/);
}

function splitWords(paragraph: string): Word[] {
  const words: Word[] = [];
  for (const run of paragraph.match(/ +|[^ ]+/g) ?? []) {
    const isSpace = run.startsWith(" ");
    for (const text of isSpace ? [run] : splitSquares(run)) {
      words.push({ text, width: widthOf(text), isSpace });
    }
  }
  return words;
}

/** Each character of a square script is a part; what is between them stays together. */
function splitSquares(run: string): string[] {
  const parts: string[] = [];
  let open = false;
  for (const character of run) {
    const isSquare = SQUARE.test(character);
    if (open && !isSquare) parts.push((parts.pop() ?? "") + character);
    else parts.push(character);
    open = !isSquare;
  }
  return parts;
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function joinWords(words: readonly Word[]): string {
  return words.map(({ text }) => text).join("");
}

function sumWidths(words: readonly Word[]): number {
  return words.reduce((sum, word) => sum + word.width, 0);
}
