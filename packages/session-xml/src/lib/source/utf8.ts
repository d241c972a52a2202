/** How a byte begins a sequence: its length, and which bytes may come second. */
function sequenceOf(byte: number): readonly [length: number, least: number, most: number] | undefined {
  if (byte < 0xc2 || byte > 0xf4) return undefined;
  if (byte < 0xe0) return [2, 0x80, 0xbf];
  if (byte < 0xf0) return [3, byte === 0xe0 ? 0xa0 : 0x80, byte === 0xed ? 0x9f : 0xbf];
  return [4, byte === 0xf0 ? 0x90 : 0x80, byte === 0xf4 ? 0x8f : 0xbf];
}

/** How many of the first bytes are whole characters in UTF-8, and whether the rest can become one. */
export function wholeCharacters(bytes: Uint8Array): { readonly length: number; readonly isCut: boolean } {
  let index = 0;
  while (index < bytes.length) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) {
      index += 1;
      continue;
    }
    const sequence = sequenceOf(byte);
    if (sequence === undefined) return { length: index, isCut: false };
    const [length, least, most] = sequence;
    for (let at = 1; at < length; at += 1) {
      const next = bytes[index + at];
      if (next === undefined) return { length: index, isCut: true };
      const isNext = at === 1 ? next >= least && next <= most : next >= 0x80 && next <= 0xbf;
      if (!isNext) return { length: index, isCut: false };
    }
    index += length;
  }
  return { length: index, isCut: false };
}
