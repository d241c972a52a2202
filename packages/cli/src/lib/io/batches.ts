const SIZE = 65_536;

/**
 * The same bytes in large pieces, text as UTF-8: each write costs much, and a session in JSON is made of millions of
 * small texts. One buffer holds them, which the next piece overwrites.
 */
export async function* inBatches(
  chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  const buffer = new Uint8Array(SIZE);
  let length = 0;
  for await (const chunk of chunks) {
    let rest = chunk;
    while (rest.length > 0) {
      const space = buffer.subarray(length);
      if (typeof rest === "string") {
        const { read, written } = encoder.encodeInto(rest, space);
        rest = rest.slice(read);
        length += written;
      } else {
        const part = rest.subarray(0, space.length);
        space.set(part);
        rest = rest.subarray(part.length);
        length += part.length;
      }
      // A character may not fit in although there is some space.
      if (rest.length === 0 && length < SIZE) break;
      yield buffer.subarray(0, length);
      length = 0;
    }
  }
  if (length > 0) yield buffer.subarray(0, length);
}
