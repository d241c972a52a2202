/** A picture may be followed by a little padding, no more. */
const TAIL = 4096;

/** Returns why a JPEG or PNG file is not a whole picture, `""` if it is. Browsers show half a picture as if it were whole. */
export async function pictureProblem(file: Blob): Promise<string> {
  if (file.size === 0) return "the file is empty";
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  const tail = new Uint8Array(await file.slice(Math.max(0, file.size - TAIL)).arrayBuffer());
  if (head[0] === 0xff && head[1] === 0xd8) return hasBytes(tail, [0xff, 0xd9]) ? "" : "it is cut off";
  if (hasBytes(head, [0x89, 0x50, 0x4e, 0x47])) {
    return hasBytes(tail, [0x49, 0x45, 0x4e, 0x44]) ? "" : "it is cut off";
  }
  return "it is neither a JPEG nor a PNG";
}

function hasBytes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let start = bytes.length - wanted.length; start >= 0; start--) {
    if (wanted.every((byte, offset) => bytes[start + offset] === byte)) return true;
  }
  return false;
}
