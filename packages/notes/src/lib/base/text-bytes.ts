const SHORT_HASH = /^short-hash:[0-9a-f]{40}$/;
const SHORT_HASH_LENGTH = 21;

/**
 * A text as bytes that are different for different texts, and of which none is the beginning of another's: a short hash is
 * 0 and its 20 bytes; another text is 1, then one to three bytes that are not 0 for each UTF-16 unit, then 0.
 */
export class TextBytes {
  bytes: Uint8Array = new Uint8Array(256);
  length = 0;

  set(text: string): void {
    if (text.length * 3 + 2 > this.bytes.length) this.bytes = new Uint8Array(text.length * 6 + 2);
    const { bytes } = this;
    let length = 0;
    if (SHORT_HASH.test(text)) {
      bytes[length++] = 0;
      for (let at = "short-hash:".length; at < text.length; at += 2) {
        bytes[length++] = Number.parseInt(text.slice(at, at + 2), 16);
      }
    } else {
      bytes[length++] = 1;
      for (let at = 0; at < text.length; at++) {
        let unit = text.charCodeAt(at) + 1;
        for (; unit > 0x7f; unit >>>= 7) bytes[length++] = 0x80 | (unit & 0x7f);
        bytes[length++] = unit;
      }
      bytes[length++] = 0;
    }
    this.length = length;
  }

  /** Takes back what was a text before, which none that has been set since is longer than. */
  read(byteAt: (at: number) => number): void {
    const { bytes } = this;
    const isShortHash = byteAt(0) === 0;
    let length = 0;
    do {
      bytes[length] = byteAt(length);
      length++;
    } while (isShortHash ? length < SHORT_HASH_LENGTH : bytes[length - 1] !== 0);
    this.length = length;
  }
}

/** @param start Another one gives another hash of the same bytes. */
export function hashOf(bytes: Uint8Array, length: number, start = 0x811c9dc5): number {
  let hash = start;
  for (let at = 0; at < length; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
