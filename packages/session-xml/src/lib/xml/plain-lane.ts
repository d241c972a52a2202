import { LanePlaces } from "./lane-places.ts";
import { characterOf, referenceAt } from "./references.ts";
import type { SourcePosition } from "../errors/details.ts";

/** What the lane tells of, in the order of the document: just what the parser would tell. */
export interface PlainMarkup {
  /** Whether white space alone says nothing in the element that is open. */
  isSpaceNothing(): boolean;
  text(text: string): void;
  /** A start tag, whose attributes are in the arrays that the lane was given. */
  open(name: string, attributeCount: number): void;
  /** The end of the element that the lane opened last. */
  close(): void;
}

/** How much of everything the lane takes; the parser judges what is more. */
export interface PlainBounds {
  readonly nameLength: number;
  readonly attributes: number;
}

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const AMPERSAND = 0x26;
const SINGLE_QUOTE = 0x27;
const SLASH = 0x2f;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const CLOSING_BRACKET = 0x5d;
const LOWER_A = 0x61;
const LOWER_Z = 0x7a;
/** The bit by which small ASCII letters differ from capitals. */
const CASE = 0x20;

/** The bytes that are more than one plain character of text: 1 for them, 0 for all others. */
const SPECIAL = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte < SPACE && byte !== TAB) ||
  byte >= 0x80 ||
  byte === LESS ||
  byte === AMPERSAND ||
  byte === CLOSING_BRACKET
    ? 1
    : 0,
);

/** No more attributes than are quickly compared with one another. */
const MOST_ATTRIBUTES = 16;
const LONGEST_NAME = 64;

interface Name {
  readonly text: string;
  readonly bytes: Uint8Array;
}

/**
 * The lane for plain markup: reads start tags, text and end tags as nearly every element of a session has them, and stops behind
 * the last tag in front of anything else, so that the parser takes over there. Names of ASCII letters, quoted values, white
 * space, the five entities and character references are known; prefixes, declarations, comments, CDATA sections and
 * everything that is wrong are not. It never decides that something is wrong.
 */
export class PlainLane {
  /** Elements that the lane has opened and not closed, and that the parser does not know of. */
  readonly open: string[] = [];

  /** Whether something is being read: `text` and `places` are about it. */
  isReading = false;
  /** What is read, as text and as bytes. */
  text = "";
  #bytes: Uint8Array = new Uint8Array(0);
  #end = 0;
  readonly places = new LanePlaces();
  /** An index of a byte less this is the index of its character. */
  #shift = 0;
  readonly #attributeNames: string[];
  readonly #attributeValues: string[];
  #attributeCount = 0;
  /** Names by their hash. */
  readonly #names: (Name | undefined)[] = [];
  /** Where a name or an attribute ended. */
  #cursor = 0;

  /** The names and values of a tag's attributes are put into the arrays. */
  constructor(attributeNames: string[], attributeValues: string[]) {
    this.#attributeNames = attributeNames;
    this.#attributeValues = attributeValues;
  }

  /**
   * Takes what is to be read: text, and the same as valid UTF-8.
   *
   * @param end The index behind the last byte of it. There is a byte.
   */
  take(text: string, bytes: Uint8Array, end: number): void {
    this.text = text;
    this.#bytes = bytes;
    this.#end = end;
  }

  /**
   * Reads plain markup.
   *
   * @param from The first byte to read, which follows a tag.
   * @param index Where in the text that byte stands.
   * @param place The same place in the document.
   * @returns the index of the byte behind the last tag that was read.
   */
  read(from: number, index: number, place: SourcePosition, bounds: PlainBounds, markup: PlainMarkup): number {
    this.isReading = true;
    this.places.begin(index, place);
    // A zero stops every loop.
    const bytes = this.#bytes;
    const behind = at(bytes, this.#end);
    bytes[this.#end] = 0;
    const end = this.#read(from, from - index, bounds, markup);
    bytes[this.#end] = behind;
    this.isReading = false;
    return end;
  }

  #read(from: number, difference: number, bounds: PlainBounds, markup: PlainMarkup): number {
    const bytes = this.#bytes;
    const { text, open } = this;
    const { here, tag, event } = this.places;
    let shift = difference;
    let done = from;
    let lines = 0;
    let lineStart = -1;
    for (;;) {
      // What stands in front of the tag: white space, then perhaps more.
      let i = done;
      let byte = at(bytes, i);
      let content = "";
      let kept = done - shift;
      while (byte === SPACE || byte === LF || byte === TAB || byte === CR) {
        i += 1;
        const next = at(bytes, i);
        if (byte === LF || byte === CR) {
          if (byte === CR) {
            content += `${text.slice(kept, i - 1 - shift)}\n`;
            if (next === LF) i += 1;
            kept = i - shift;
          }
          lines += 1;
          lineStart = i - shift;
        }
        byte = at(bytes, i);
      }
      const isSpace = byte === LESS;
      while (byte !== LESS) {
        if (SPECIAL[byte] === 0) {
          i += 1;
        } else if (byte >= 0xc0) {
          // A sequence of two bytes is one unit of text, one of three is one, one of four is two.
          if (byte < 0xe0) {
            i += 2;
            shift += 1;
          } else {
            if (byte === 0xef && at(bytes, i + 1) === 0xbf && at(bytes, i + 2) >= 0xbe) return done;
            i += byte < 0xf0 ? 3 : 4;
            shift += 2;
          }
        } else if (byte === AMPERSAND) {
          const reference = referenceAt(text, i - shift);
          const character = characterOf(reference);
          if (character === "") return done;
          content += text.slice(kept, i - shift) + character;
          i += reference.length;
          kept = i - shift;
        } else if (byte === LF) {
          i += 1;
          lines += 1;
          lineStart = i - shift;
        } else if (byte === CR) {
          content += `${text.slice(kept, i - shift)}\n`;
          i += at(bytes, i + 1) === LF ? 2 : 1;
          kept = i - shift;
          lines += 1;
          lineStart = kept;
        } else if (byte === CLOSING_BRACKET) {
          if (at(bytes, i + 1) === CLOSING_BRACKET && at(bytes, i + 2) === GREATER) return done;
          i += 1;
        } else return done;
        byte = at(bytes, i);
      }
      const start = i - shift;
      tag.set(start, lines, lineStart);

      // The tag.
      let name = "";
      let isEnd = false;
      let isEmpty = false;
      if (at(bytes, i + 1) === SLASH) {
        isEnd = true;
        name = this.#name(i + 2, bounds.nameLength);
        i = this.#cursor;
        if (name === "" || name !== open.at(-1) || at(bytes, i) !== GREATER) return done;
      } else {
        name = this.#name(i + 1, bounds.nameLength);
        if (name === "") return done;
        i = this.#cursor;
        this.#attributeCount = 0;
        for (;;) {
          const gap = i;
          byte = at(bytes, i);
          while (byte === SPACE || byte === LF || byte === TAB || byte === CR) {
            i += 1;
            if (byte === LF || (byte === CR && at(bytes, i) !== LF)) {
              lines += 1;
              lineStart = i - shift;
            }
            byte = at(bytes, i);
          }
          if (byte === GREATER) break;
          if (byte === SLASH) {
            i += 1;
            if (at(bytes, i) !== GREATER) return done;
            isEmpty = true;
            break;
          }
          this.#shift = shift;
          if (gap === i || !this.#attribute(i, bounds)) return done;
          i = this.#cursor;
          shift = this.#shift;
        }
      }

      const textStart = event.index;
      if (start > textStart && !(isSpace && markup.isSpaceNothing())) {
        // The parser tells of text when it has read the `<` behind it.
        here.set(start + 1, tag.lines, tag.lineStart);
        markup.text(kept === textStart ? text.slice(textStart, start) : content + text.slice(kept, start));
      }
      done = i + 1;
      here.set(done - shift, lines, lineStart);
      if (isEnd) {
        open.pop();
        markup.close();
      } else {
        markup.open(name, this.#attributeCount);
        if (isEmpty) markup.close();
        else open.push(name);
      }
      event.set(done - shift, lines, lineStart);
    }
  }

  /** A name of letters, as the same string each time; "" for any other. */
  #name(start: number, longest: number): string {
    const bytes = this.#bytes;
    let i = start;
    let hash = 0;
    for (;;) {
      const byte = at(bytes, i);
      const letter = byte | CASE;
      if (letter < LOWER_A || letter > LOWER_Z) break;
      hash = (hash * 31 + byte) & 0xff;
      i += 1;
    }
    this.#cursor = i;
    const length = i - start;
    const known = this.#names[hash];
    if (known?.bytes.length === length && isAt(bytes, start, known.bytes)) return known.text;
    if (length > longest || length > LONGEST_NAME) return "";
    const letters = bytes.slice(start, i);
    const text = interned(String.fromCharCode(...letters));
    this.#names[hash] = { text, bytes: letters };
    return text;
  }

  #attribute(start: number, bounds: PlainBounds): boolean {
    const bytes = this.#bytes;
    const text = this.text;
    const name = this.#name(start, bounds.nameLength);
    const count = this.#attributeCount;
    if (name === "" || name.startsWith("xmlns") || count >= bounds.attributes || count >= MOST_ATTRIBUTES)
      return false;
    for (let other = 0; other < count; other += 1) if (this.#attributeNames[other] === name) return false;
    let i = this.#cursor;
    const quote = at(bytes, i + 1);
    if (at(bytes, i) !== EQUALS || (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE)) return false;
    i += 2;
    let shift = this.#shift;
    let content = "";
    let kept = i - shift;
    for (let byte = at(bytes, i); byte !== quote; byte = at(bytes, i)) {
      if (SPECIAL[byte] === 0 || byte === CLOSING_BRACKET) {
        // It would have to become a space.
        if (byte === TAB) return false;
        i += 1;
      } else if (byte >= 0xc0) {
        if (byte < 0xe0) {
          i += 2;
          shift += 1;
        } else {
          if (byte === 0xef && at(bytes, i + 1) === 0xbf && at(bytes, i + 2) >= 0xbe) return false;
          i += byte < 0xf0 ? 3 : 4;
          shift += 2;
        }
      } else if (byte === AMPERSAND) {
        const reference = referenceAt(text, i - shift);
        const character = characterOf(reference);
        if (character === "") return false;
        content += text.slice(kept, i - shift) + character;
        i += reference.length;
        kept = i - shift;
      } else return false;
    }
    this.#attributeNames[count] = name;
    this.#attributeValues[count] =
      content === "" ? text.slice(kept, i - shift) : content + text.slice(kept, i - shift);
    this.#attributeCount = count + 1;
    this.#shift = shift;
    this.#cursor = i + 1;
    return true;
  }
}

/** A byte that is there. */
function at(bytes: Uint8Array, index: number): number {
  return bytes[index] as number;
}

function isAt(bytes: Uint8Array, start: number, letters: Uint8Array): boolean {
  for (let i = 0; i < letters.length; i += 1) if (bytes[start + i] !== letters[i]) return false;
  return true;
}

/** The same text as engines keep names of fields: look-ups by it need not compare letters. */
function interned(name: string): string {
  return Object.keys({ [name]: true })[0] ?? name;
}
