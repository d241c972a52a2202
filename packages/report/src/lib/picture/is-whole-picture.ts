/**
 * Checks that a picture is there to its end: programs that are interrupted while writing leave half of one, which
 * browsers show as if it were whole. What is damaged in the middle only a decoder finds.
 *
 * @param type As `image-size` names it.
 */
export function isWholePicture(type: string, bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (type) {
    case "jpg":
      return hasJpegEnd(bytes, view);
    case "png":
      return hasPngEnd(view);
    case "gif":
      return lastByte(bytes) === 0x3b;
    case "webp":
      return view.byteLength >= view.getUint32(4, true) + 8;
    case "bmp":
      return view.byteLength >= view.getUint32(2, true);
    default:
      return hasAllBoxes(view);
  }
}

/** Goes from segment to segment, and through the data of each scan, to the end-of-image marker. */
function hasJpegEnd(bytes: Uint8Array, view: DataView): boolean {
  let at = 2;
  while (at + 1 < bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === 0x00 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7))
      at += 1;
    else if (marker === 0xd9) return true;
    else if (at + 4 <= bytes.length) at += 2 + view.getUint16(at + 2);
    else return false;
  }
  return false;
}

function hasPngEnd(view: DataView): boolean {
  const IEND = 0x49454e44;
  let at = 8;
  while (at + 12 <= view.byteLength) {
    if (view.getUint32(at + 4) === IEND) return true;
    at += 12 + view.getUint32(at);
  }
  return false;
}

/** Some programs fill up with zeros. */
function lastByte(bytes: Uint8Array): number | undefined {
  let at = bytes.length - 1;
  while (at > 0 && bytes[at] === 0) at -= 1;
  return bytes[at];
}

/** AVIF: boxes that each say how long they are; 0 is "to the end of the file". */
function hasAllBoxes(view: DataView): boolean {
  let at = 0;
  while (at + 8 <= view.byteLength) {
    const length = view.getUint32(at);
    if (length === 0) return true;
    const size = length === 1 && at + 16 <= view.byteLength ? Number(view.getBigUint64(at + 8)) : length;
    if (size < 8) return false;
    at += size;
  }
  return at === view.byteLength;
}
