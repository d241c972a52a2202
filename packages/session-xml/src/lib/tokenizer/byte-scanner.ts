import { CR, LF, SPACE, TAB } from "./ascii.ts";
import type { ByteWindow } from "./byte-window.ts";

/** What became of a token: it was read, it is cut, or the parser behind has to read on from its beginning. */
export type Status = typeof READ | typeof CUT | typeof UNKNOWN;
export const READ = 0;
export const CUT = 1;
export const UNKNOWN = 2;

/** A longer token is not read here, except for text, which is told of in chunks. */
export const MAX_TOKEN_LENGTH = 65_536;

/** What all tokens have in common: white space, characters of several bytes, and what has to be known to move on behind them. */
export class ByteScanner {
  /** Whether the declaration says that there is nothing but ASCII. */
  isAsciiOnly = false;
  /** Whether the token is ASCII so far, and that in one line. */
  isAscii = true;
  isSimple = true;

  readonly #window: ByteWindow;

  constructor(window: ByteWindow) {
    this.#window = window;
  }

  begin(): void {
    this.isAscii = this.isSimple = true;
  }

  /** Moves on behind the token that was read. */
  advance(index: number): void {
    if (this.isSimple) this.#window.start = index;
    else this.#window.advance(index);
  }

  /** The status of a token that cannot be read beyond an index. */
  stop(index: number): Status {
    return index >= this.#window.end ? CUT : UNKNOWN;
  }

  /** The index behind a character of several bytes, 0 if it cannot be read here. */
  character(index: number): number {
    const { bytes } = this.#window;
    const byte = bytes[index] as number;
    this.isAscii = this.isSimple = false;
    if (byte < 0xc0 || this.isAsciiOnly) return 0;
    // U+FFFE and U+FFFF are no characters.
    if (byte === 0xef && bytes[index + 1] === 0xbf && (bytes[index + 2] as number) >= 0xbe) return 0;
    return index + (byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4);
  }

  /** The index behind white space. */
  skipSpace(index: number): number {
    const { bytes } = this.#window;
    for (let i = index; ; i += 1) {
      const byte = bytes[i];
      if (byte === LF || byte === CR) this.isSimple = false;
      else if (byte !== SPACE && byte !== TAB) return i;
    }
  }
}

/** 1 for bytes that are marked or not ASCII, 0 for all others. */
export function markBytes(isMarked: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (isMarked(byte) || byte >= 0x80 ? 1 : 0));
}
