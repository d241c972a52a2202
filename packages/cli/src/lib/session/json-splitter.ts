import { isUtf8 } from "node:buffer";

/** What comes out of a large session in JSON, in order. */
export interface JsonPiece {
  /**
   * `annotation`: one annotation of the entry of the playlist that comes next. `media`: one entry of the playlist, in
   * which the annotations are missing.
   */
  readonly kind: "annotation" | "media";
  /** `undefined` when it is not UTF-8. */
  readonly text: string | undefined;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** Longer keys are none of those that matter. */
const LONGEST_KEY = 64;

/** A list whose items are given out one by one, in an object that is collected without them. */
interface Level {
  readonly key: string;
  readonly kind: JsonPiece["kind"];
}

const LEVELS: readonly Level[] = [
  { key: "media", kind: "media" },
  { key: "annotations", kind: "annotation" },
];

/**
 * Cuts a session in JSON into its movies and annotations while it comes in, without understanding more of it than
 * strings and brackets: whether the pieces are JSON is seen when they are parsed.
 */
export class JsonSplitter {
  /** Objects that are being collected: the session, in it an entry of the playlist, in it an annotation. */
  readonly #levels: readonly Collected[] = [new Collected(0), new Collected(2), new Collected(4)];
  /** Which of them is innermost. */
  #open = 0;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;

  /** Takes the next bytes, and gives out what they complete. */
  write(chunk: Uint8Array): readonly JsonPiece[] {
    const pieces: JsonPiece[] = [];
    let start = 0;
    let top = this.#top;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (this.#isInString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === BACKSLASH) this.#isEscaped = true;
        else if (byte === QUOTE) this.#isInString = false;
        if (this.#depth === top.depth + 1) top.addToString(byte);
        continue;
      }
      switch (byte) {
        case QUOTE:
          this.#isInString = true;
          top.startString();
          break;
        case COLON:
          top.endKey(this.#depth);
          break;
        case OPEN_OBJECT:
        case OPEN_LIST:
          this.#depth++;
          if (byte === OPEN_LIST && top.opensItems(this.#depth)) {
            top.add(chunk.subarray(start, at + 1));
            start = at + 1;
            this.#open++;
            top = this.#top;
            top.begin();
          }
          break;
        case COMMA:
        case CLOSE_OBJECT:
        case CLOSE_LIST:
          if (this.#open > 0 && this.#depth === top.depth) {
            top.add(chunk.subarray(start, at));
            this.#endItem(byte, pieces);
            top = this.#top;
            start = byte === CLOSE_LIST ? at : at + 1;
          }
          if (byte !== COMMA) this.#depth--;
          break;
      }
    }
    top.add(chunk.subarray(start));
    return pieces;
  }

  /** The session without its movies; `undefined` when it is not UTF-8. */
  end(): string | undefined {
    // Of a text that breaks off, what is there: it is no JSON.
    return this.#levels[0]?.text();
  }

  get #top(): Collected {
    return this.#levels[this.#open] as Collected;
  }

  #endItem(byte: number, pieces: JsonPiece[]): void {
    const item = this.#top;
    const list = this.#levels[this.#open - 1] as Collected;
    const { kind } = LEVELS[this.#open - 1] as Level;
    const text = item.text();
    // `[]` has no item; but behind a comma there has to be one, and empty text is none.
    if (byte !== CLOSE_LIST || list.hasItems || text?.trim() !== "") pieces.push({ kind, text });
    if (byte === CLOSE_LIST) {
      list.closeItems();
      this.#open--;
    } else {
      list.hasItems = true;
      item.begin();
    }
  }
}

/** An object that is being collected, or an item of a list. */
class Collected {
  /** How many brackets are open around it. */
  readonly depth: number;
  hasItems = false;
  #bytes = Buffer.allocUnsafeSlow(1024);
  #length = 0;
  /** The last string, with the quote at its end. */
  readonly #string = Buffer.alloc(LONGEST_KEY);
  #stringLength = 0;
  /** Whether that is a key of the object itself. */
  #isKey = false;
  #isDone = false;

  constructor(depth: number) {
    this.depth = depth;
  }

  begin(): void {
    this.hasItems = false;
    this.#length = 0;
    this.#isKey = false;
    this.#isDone = false;
  }

  add(bytes: Uint8Array): void {
    const length = this.#length + bytes.length;
    if (length > this.#bytes.length) {
      const larger = Buffer.allocUnsafeSlow(length * 2);
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.#length);
    this.#length = length;
  }

  text(): string | undefined {
    const bytes = this.#bytes.subarray(0, this.#length);
    return isUtf8(bytes) ? bytes.toString("utf8") : undefined;
  }

  startString(): void {
    this.#stringLength = 0;
  }

  addToString(byte: number): void {
    // One that is cut is none of those that matter, as it lacks the quote at its end.
    if (this.#stringLength < LONGEST_KEY) this.#string[this.#stringLength++] = byte;
  }

  /** What was a string is a key, if it is one of the object itself. */
  endKey(depth: number): void {
    this.#isKey = depth === this.depth + 1;
  }

  /** Whether the list that begins is the one whose items are given out. A second one of the same name is not. */
  opensItems(depth: number): boolean {
    const isOurs =
      !this.#isDone && this.#isKey && depth === this.depth + 2 && this.#key === LEVELS[this.depth / 2]?.key;
    this.#isKey = false;
    return isOurs;
  }

  /** Keys may be written with escapes. */
  get #key(): string | undefined {
    try {
      const value: unknown = JSON.parse(`"${this.#string.toString("utf8", 0, this.#stringLength)}`);
      return typeof value === "string" ? value : undefined;
    } catch {
      return undefined;
    }
  }

  closeItems(): void {
    this.#isDone = true;
  }
}
