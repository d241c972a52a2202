import { describe, expect, test } from "vitest";
import { cut } from "../support/cuts.ts";
import { generateDocument } from "../support/documents.ts";
import { outcome, partsOutcome } from "../support/outcome.ts";
import { Random } from "../support/random.ts";
import { EVERYTHING, STROKES } from "../support/sample-documents.ts";

const encoder = new TextEncoder();

/** How many generated documents are compared; more on demand. */
const COUNT = Number(process.env["SAME_RESULT_COUNT"] ?? 400);
const SEED = Number(process.env["SAME_RESULT_SEED"] ?? 20_071);

/** Small damage that the generated documents do not have: single characters changed, dropped or put in. */
function damaged(xml: string, random: Random): string {
  const at = random.below(xml.length);
  const characters = [
    "<",
    ">",
    "&",
    '"',
    "'",
    "/",
    " ",
    "\n",
    "\r",
    "é",
    "🎬",
    "\ud800",
    "\u0000",
    "]]>",
    "<!--",
    "=",
  ];
  return xml.slice(0, at) + random.pick(["", ...characters]) + xml.slice(at + random.below(3));
}

describe("the fast lane gives what the parser alone gives, in any chunks, as text and as bytes", () => {
  async function compare(xml: string, random: Random): Promise<void> {
    const expected = await outcome([xml], { fastLane: false });
    const expectedParts = await partsOutcome([xml], { fastLane: false });
    expect(await outcome([xml])).toEqual(expected);
    expect(await outcome(cut(xml, random))).toEqual(expected);
    expect(await outcome(cut(xml, random), { fastLane: false })).toEqual(expected);
    expect(await partsOutcome(cut(xml, random))).toEqual(expectedParts);
    // A lone surrogate has no bytes; what a declaration says of the encoding, and a NUL at the start, count for bytes alone.
    if (
      /\p{Surrogate}/u.test(xml) ||
      /<\?xml[^>]*encoding(?!="UTF-8")/.test(xml) ||
      xml.lastIndexOf("\0", 1) >= 0
    )
      return;
    const bytes = encoder.encode(xml);
    expect(await outcome([bytes])).toEqual(expected);
    expect(await outcome(cut(bytes, random))).toEqual(expected);
    expect(await partsOutcome(cut(bytes, random))).toEqual(expectedParts);
  }

  for (const [name, xml] of Object.entries({ EVERYTHING, STROKES })) {
    test(`of ${name}`, async () => {
      for (let index = 0; index < 30; index += 1) await compare(xml, new Random(SEED, index));
    });

    test(`of ${name} with damage`, async () => {
      for (let index = 0; index < COUNT; index += 1) {
        const random = new Random(SEED + 1, index);
        await compare(damaged(xml, random), random);
      }
    });

    test(`of ${name} cut off anywhere`, async () => {
      for (let end = 0; end < xml.length; end += 7)
        await compare(xml.slice(0, end), new Random(SEED + 2, end));
    });
  }

  test(`of ${String(COUNT)} generated documents`, async () => {
    for (let index = 0; index < COUNT; index += 1) {
      await compare(generateDocument(SEED, index).xml, new Random(SEED + 3, index));
    }
  });
});

test("single bytes read as the whole does", async () => {
  for (const xml of [EVERYTHING, STROKES]) {
    const bytes = encoder.encode(xml);
    const single = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
    expect(await outcome(single)).toEqual(await outcome([xml]));
  }
});
