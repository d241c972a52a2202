import { SaxesParser } from "saxes";
import { afterEach, describe, expect, test, vi } from "vitest";
import { readSessionParts } from "../../src/index.ts";
import { annotation, media, session } from "../support/sample-documents.ts";

// Counts the steps for each byte, because times differ from run to run.

afterEach(() => {
  vi.restoreAllMocks();
});

/** Watches functions that handle bytes and characters, and counts the bytes and characters that they get. */
function countWork(): () => { readonly decoded: number; readonly copied: number; readonly parsed: number } {
  const spies = {
    decode: vi.spyOn(TextDecoder.prototype, "decode"),
    set: vi.spyOn(Uint8Array.prototype, "set"),
    write: vi.spyOn(SaxesParser.prototype, "write"),
  };
  return () => ({
    decoded: total(spies.decode.mock.calls),
    copied: total(spies.set.mock.calls),
    parsed: total(spies.write.mock.calls),
  });
}

function total(calls: readonly (readonly unknown[])[]): number {
  let sum = 0;
  for (const [argument] of calls)
    if (typeof argument === "string" || argument instanceof Uint8Array) sum += argument.length;
  return sum;
}

function* cut(xml: string, length: number): Generator<Uint8Array> {
  const bytes = new TextEncoder().encode(xml);
  for (let start = 0; start < bytes.length; start += length) yield bytes.slice(start, start + length);
}

const repeat = (count: number, text: string): string => text.repeat(count);

const SHAPES: readonly (readonly [string, (count: number) => string])[] = [
  ["a long text", (count) => session(`<notes>${repeat(count, "Größe ")}</notes>`)],
  ["a long unknown text", (count) => session(`<log>${repeat(count, "Größe ")}</log>`)],
  ["a long attribute", (count) => session(media("", `userData="${repeat(count, "Größe ")}"`))],
  ["a long comment", (count) => session(`<!--${repeat(count, "Größe ")}-->`)],
  ["text outside the root", (count) => `<!--${repeat(count, "Größe ")}-->${session("").slice(39)}`],
  ["many unknown elements", (count) => session(repeat(count, "<studio a='ü'/>"))],
  ["many movies", (count) => session(repeat(count / 10, media()))],
  [
    "many points",
    (count) =>
      session(
        media(
          annotation(
            `<line color="#000000" alpha="1" thickness="1">${repeat(count, '<point x="1" y="2"/>\n')}</line>`,
          ),
        ),
      ),
  ],
];

describe("every byte is handled a fixed number of times", () => {
  test.each(SHAPES)("for %s, in chunks of any length", async (_, make) => {
    const xml = make(2000);
    const size = new TextEncoder().encode(xml).length;
    for (const length of [1, 2, 7, 100, 4096, size]) {
      const finish = countWork();
      let parts = 0;
      for await (const part of readSessionParts(cut(xml, length))) parts += part.kind.length > 0 ? 1 : 0;
      expect(parts).toBeGreaterThanOrEqual(2);
      const work = finish();
      // Twice if the tokenizer scans a chunk first; beginnings of characters that a chunk splits once more.
      expect(work.decoded).toBeLessThanOrEqual(2 * size);
      expect(work.copied).toBeLessThanOrEqual(3 * size);
      expect(work.parsed).toBeLessThanOrEqual(size);
      vi.restoreAllMocks();
    }
  });
});
