import { describe, expect, test } from "vitest";
import { readSessionParts } from "../../src/index.ts";
import { annotation, media, session } from "../support/sample-documents.ts";

// Eight times as much may take eight times as long, and not the 64 times of what starts again with every chunk.

const FACTOR = 8;
const SMALL = 1000;
/** Far from both, since times differ from run to run. */
const MOST = 3 * FACTOR;

/** Returns the processor time of reading in milliseconds: the least of two, since other work only adds to it. */
async function timeOf(xml: string): Promise<number> {
  const bytes = new TextEncoder().encode(xml);
  const times: number[] = [];
  for (let run = 0; run < 2; run += 1) {
    const start = process.cpuUsage();
    let last = "";
    for await (const part of readSessionParts(cut(bytes))) last = part.kind;
    const { user, system } = process.cpuUsage(start);
    expect(last).toBe("session-end");
    times.push((user + system) / 1000);
  }
  return Math.min(...times);
}

function* cut(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 1) yield bytes.subarray(start, start + 1);
}

const repeat = (count: number, text: string): string => text.repeat(count);

describe("readSessionParts takes linear time in chunks of one byte", () => {
  test.each<[string, (count: number) => string]>([
    ["a long text", (count) => session(`<notes>${repeat(count, "Größe ")}</notes>`)],
    ["a long unknown text", (count) => session(`<log>${repeat(count, "Größe ")}</log>`)],
    ["a long attribute", (count) => session(media("", `userData="${repeat(count, "Größe ")}"`))],
    ["a long comment", (count) => session(`<!--${repeat(count, "Größe ")}-->`)],
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
  ])("for %s", async (_, make) => {
    const small = await timeOf(make(SMALL));
    expect(await timeOf(make(SMALL * FACTOR))).toBeLessThan(MOST * Math.max(small, 1));
  });
});
