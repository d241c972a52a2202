import { CR, LF, SPACE, TAB } from "./ascii.ts";
import type { ByteWindow } from "./byte-window.ts";

/** The result for a token: read, cut by the end of the chunk, or unknown, so that saxes must read it. */
export type Status = typeof READ | typeof CUT | typeof UNKNOWN;
export const READ = 0;
export const CUT = 1;
export const UNKNOWN = 2;

/** Longer tokens are left to saxes. Longer text is reported in chunks. */
export const MAX_TOKEN_LENGTH = 65_536;

/** Scans white space and multi-byte characters, and remembers whether the token has line ends or such characters. */
export class ByteScanner {
  /** Set when the XML declaration says US-ASCII. */
  isAsciiOnly = false;
  /** True while the token is ASCII; and while it is ASCII without line ends. */
  isAscii = true;
  isSimple = true;

  readonly #window: ByteWindow;

  constructor(window: ByteWindow) {
    this.#window = window;
  }

  begin(): void {
    this.isAscii = this.isSimple = true;
  }

  /** Moves the window to the end of the token. */
  advance(index: number): void {
    if (this.isSimple) this.#window.start = index;
    else this.#window.advance(index);
  }

  /** Returns the status of a token with an unexpected byte at an index. */
  stop(index: number): Status {
    return index >= this.#window.end ? CUT : UNKNOWN;
  }

  /** Returns the index after a multi-byte character, 0 if it is unknown here. */
  character(index: number): number {
    const { bytes } = this.#window;
    const byte = bytes[index] as number;
    this.isAscii = this.isSimple = false;
    if (byte < 0xc0 || this.isAsciiOnly) return 0;
    // XML does not allow U+FFFE and U+FFFF.
    if (byte === 0xef && bytes[index + 1] === 0xbf && (bytes[index + 2] as number) >= 0xbe) return 0;
    return index + (byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4);
  }

  /** Returns the index after white space. */
  skipSpace(index: number): number {
    const { bytes } = this.#window;
    for (let i = index; ; i += 1) {
      const byte = bytes[i];
      if (byte === LF || byte === CR) this.isSimple = false;
      else if (byte !== SPACE && byte !== TAB) return i;
    }
  }
}

/** Makes a table with 1 for bytes that are marked or not ASCII. */
export function markBytes(isMarked: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (isMarked(byte) || byte >= 0x80 ? 1 : 0));
}
