/** Bytes taken from each end of a movie. */
const SHORT_HASH_END = 1024;

/**
 * Returns the bytes whose SHA-1 is the short hash of a movie: its size as a 32-bit little-endian integer, then the whole file padded with
 * zeros to 2048 bytes, or its first and last 1024 bytes.
 *
 * @param size The size in bytes; of 4 GiB and more, the low 32 bits count.
 * @param read Gives the bytes from `start` up to `end`.
 */
export async function shortHashInput(
  size: number,
  read: (start: number, end: number) => Promise<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  const input = new Uint8Array(4 + 2 * SHORT_HASH_END);
  new DataView(input.buffer).setUint32(0, size % 2 ** 32, true);
  if (size <= 2 * SHORT_HASH_END) {
    input.set(await read(0, size), 4);
  } else {
    input.set(await read(0, SHORT_HASH_END), 4);
    input.set(await read(size - SHORT_HASH_END, size), 4 + SHORT_HASH_END);
  }
  return input;
}

/** Bytes as lower-case hex digits. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
