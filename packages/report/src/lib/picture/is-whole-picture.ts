/**
 * Checks that a picture is there to its end: programs that are interrupted while writing leave a part of one, which
 * browsers show as if it were whole. Damage in the middle only a decoder finds.
 *
 * @param type As `image-size` names it.
 */
export function isWholePicture(type: string, bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return ENDS[type]?.(view) ?? true;
  } catch (error) {
    // Lengths that lead beyond the last byte.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const ENDS: Readonly<Record<string, (view: DataView) => boolean>> = {
  jpg: hasJpegEnd,
  png: hasPngEnd,
  gif: hasGifEnd,
  webp: (view) => 8 + view.getUint32(4, true) <= view.byteLength,
  bmp: (view) => view.getUint32(2, true) <= view.byteLength,
  avif: hasWholeBoxes,
};

/** Goes from segment to segment, and through the data of each scan, to the end-of-image marker. */
function hasJpegEnd(view: DataView): boolean {
  let at = 2;
  for (;;) {
    const marker = view.getUint8(at + 1);
    if (
      view.getUint8(at) !== 0xff ||
      marker === 0x00 ||
      marker === 0xff ||
      (marker >= 0xd0 && marker <= 0xd7)
    )
      at += 1;
    else if (marker === 0xd9) return true;
    else at += 2 + view.getUint16(at + 2);
  }
}

function hasPngEnd(view: DataView): boolean {
  const IEND = 0x49454e44;
  let at = 8;
  while (view.getUint32(at + 4) !== IEND) at += 12 + view.getUint32(at);
  return at + 12 <= view.byteLength;
}

/** Goes from block to block to the trailer. */
function hasGifEnd(view: DataView): boolean {
  const EXTENSION = 0x21;
  const TRAILER = 0x3b;
  const colors = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + colors(view.getUint8(10));
  for (;;) {
    const block = view.getUint8(at);
    if (block === TRAILER) return true;
    at += block === EXTENSION ? 2 : 11 + colors(view.getUint8(at + 9));
    for (let length = view.getUint8(at); length > 0; length = view.getUint8(at)) at += 1 + length;
    at += 1;
  }
}

/** The boxes of an AVIF follow each other to the end of the file. */
function hasWholeBoxes(view: DataView): boolean {
  let at = 0;
  while (at + 8 <= view.byteLength) {
    const size = view.getUint32(at);
    // 0 is a box that reaches to the end, wherever that is.
    if (size === 0) return true;
    at += size === 1 ? Number(view.getBigUint64(at + 8)) : Math.max(8, size);
  }
  return at <= view.byteLength;
}
