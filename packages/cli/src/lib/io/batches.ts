const SIZE = 65_536;

/** The same bytes in large chunks, text as UTF-8: each write costs a system call, and JSON comes in millions of pieces. */
export async function* inBatches(
  chunks: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let text = "";
  for await (const chunk of chunks) {
    if (typeof chunk === "string") text += chunk;
    if (text !== "" && (typeof chunk !== "string" || text.length >= SIZE)) {
      yield Buffer.from(text);
      text = "";
    }
    if (typeof chunk !== "string") yield chunk;
  }
  if (text !== "") yield Buffer.from(text);
}
