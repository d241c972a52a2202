const encoder = new TextEncoder();

export function utf8Length(text: string): number {
  return encoder.encode(text).length;
}

/** How many more bytes of UTF-8 than units of text there are from one byte to another. */
export function surplus(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i += 1) {
    const byte = bytes[i] ?? 0;
    // A sequence of two or three bytes is one unit, one of four is two.
    if (byte >= 0x80 && byte < 0xc0) count += 1;
    else if (byte >= 0xf0) count -= 1;
  }
  return count;
}
