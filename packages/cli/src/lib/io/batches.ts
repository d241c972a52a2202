const SIZE = 65_536;

/** The same bytes in large chunks, text as UTF-8: each write costs a system call, and JSON comes in millions of pieces. */
export async function* inBatches(
  chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let batch = Buffer.allocUnsafe(0);
  let length = 0;
  for await (const chunk of chunks) {
    // A UTF-16 unit takes at most three bytes.
    const room = typeof chunk === "string" ? 3 * chunk.length : Infinity;
    if (length > 0 && length + room > SIZE) {
      yield batch.subarray(0, length);
      length = 0;
    }
    if (typeof chunk !== "string") yield chunk;
    else if (room > SIZE) yield Buffer.from(chunk);
    else {
      // Written at once: text that is joined first is copied once more.
      if (length === 0) batch = Buffer.allocUnsafe(SIZE);
      length += batch.write(chunk, length);
    }
  }
  if (length > 0) yield batch.subarray(0, length);
}
