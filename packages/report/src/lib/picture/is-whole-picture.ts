/**
 * Checks that a JPEG or a PNG, as cineSync saves them, is there to its end: programs that are interrupted while writing
 * leave half of one, which browsers show as if it were whole. What is damaged in the middle only a decoder finds.
 *
 * @param type As `image-size` names it.
 */
export function isWholePicture(type: string, bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === "jpg") return hasJpegEnd(bytes, view);
  return type !== "png" || hasPngEnd(view);
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
