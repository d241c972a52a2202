import { showValue } from "../errors/excerpt.ts";
import { SessionXmlError } from "../errors/session-xml-error.ts";
import { closeSource } from "./source.ts";

/**
 * An async generator that also closes its source when it ends before its first item. A generator function alone cannot: its
 * body, with the loop that would close the source, has not begun then, and a Node stream stays open.
 *
 * @param source Whatever the generator reads: a stream, parts, rows. Other values are left alone.
 *
 * @example
 * import { closingSource, readSessionParts, type SessionPart } from "@cinesync/session-xml";
 *
 * async function* kinds(parts: AsyncIterable<SessionPart>) {
 *   for await (const part of parts) yield part.kind;
 * }
 * const parts = readSessionParts("<session/>");
 * await closingSource(parts, kinds(parts)).return(); // `parts` is closed too
 */
export function closingSource<T>(
  source: unknown,
  items: AsyncGenerator<T, void, undefined>,
): AsyncGenerator<T, void, undefined> {
  if (typeof (items as Partial<AsyncGenerator> | null | undefined)?.next !== "function") {
    const expected = "an async generator";
    throw new SessionXmlError("invalid-value", { subject: "items", expected, actual: showValue(items) });
  }
  let isBegun = false;
  const end = async (ended: Promise<IteratorResult<T, void>>): Promise<IteratorResult<T, void>> => {
    const isUnread = !isBegun;
    isBegun = true;
    // Waited for by whoever ends the iteration.
    ended.catch(() => undefined);
    if (isUnread) await closeSource(source);
    return ended;
  };
  // Inherits the other properties of async generators.
  const iterator = Object.create(items) as AsyncGenerator<T, void, undefined>;
  return Object.assign(iterator, {
    next: () => {
      isBegun = true;
      return items.next();
    },
    return: () => end(items.return()),
    throw: (error: unknown) => end(items.throw(error)),
  });
}
