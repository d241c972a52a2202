import { describe, expect, test } from "vitest";
import {
  parseSession,
  readSessionParts,
  SessionXmlError,
  stringifySession,
  validateSessionXml,
  type ValidationResult,
} from "../../src/index.ts";
import { Random } from "../support/random.ts";
import { EVERYTHING, STROKES } from "../support/sample-documents.ts";

// Files that were cut off or changed. Longer run: DAMAGE_COUNT=1000000 DAMAGE_SEED=2 vitest run packages/session-xml/test/hostile

const COUNT = Number(process.env["DAMAGE_COUNT"] ?? 600);
const SEED = Number(process.env["DAMAGE_SEED"] ?? 1);

const encoder = new TextEncoder();

/** Issues that end a document. */
const FATAL: ReadonlySet<string> = new Set([
  "empty-document",
  "not-well-formed",
  "doctype-refused",
  "invalid-encoding",
  "unsupported-encoding",
  "cinesync-5-session",
  "older-format",
  "wrong-root",
  "wrong-namespace",
  "limit-exceeded",
]);

/** Returns the session, after checking that it can be written again, or the error with its position. Rethrows anything else. */
function read(source: string | Uint8Array): SessionXmlError | undefined {
  try {
    const text = stringifySession(parseSession(source));
    expect(stringifySession(parseSession(text))).toBe(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof SessionXmlError)) throw error;
    expect(error.line).toBeGreaterThan(0);
    expect(error.column).toBeGreaterThan(0);
    expect(error.offset).toBeGreaterThanOrEqual(0);
    return error;
  }
}

/** Reads and validates any document, and compares the results. */
async function survive(source: string | Uint8Array): Promise<ValidationResult> {
  const error = read(source);
  const result = await validateSessionXml(source, { schema: "current" });
  const fatal = result.issues.find(({ code }) => FATAL.has(code));
  if (error === undefined) expect(fatal).toBeUndefined();
  else if (FATAL.has(error.code)) {
    expect(fatal).toMatchObject({
      code: error.code,
      line: error.line,
      column: error.column,
      offset: error.offset,
    });
  } else {
    expect(result.valid).toBe(false);
  }
  return result;
}

const SAMPLES = { EVERYTHING, STROKES };

describe.each(Object.entries(SAMPLES))("%s", (_, xml) => {
  const bytes = encoder.encode(xml);

  test("cut off at any byte is an error with a position", async () => {
    const end = xml.lastIndexOf(">", xml.lastIndexOf("session>") + 8);
    const last = encoder.encode(xml.slice(0, end)).length;
    for (let length = 0; length <= last; length += 1) {
      const part = bytes.subarray(0, length);
      const error = read(part);
      expect(error, `cut at ${String(length)}`).toBeInstanceOf(SessionXmlError);
      expect(["empty-document", "not-well-formed", "invalid-encoding"]).toContain(error?.code);
      // Validation uses the same engine, so checking it sometimes is enough.
      if (length % 10 === 0) expect((await survive(part)).valid).toBe(false);
    }
  });

  test("cut off at any character is an error with a position", async () => {
    for (let length = 0; length < xml.lastIndexOf("</"); length += 7) {
      expect((await survive(xml.slice(0, length))).valid).toBe(false);
    }
  });

  test(`with any one byte changed (${String(COUNT)} of them) is read, or is an error with a position`, async () => {
    for (let index = 0; index < COUNT; index += 1) {
      const random = new Random(SEED, index);
      const changed = bytes.slice();
      changed[random.below(changed.length)] = random.below(256);
      await survive(changed);
    }
  });

  test(`with any one character changed (${String(COUNT)} of them) is read, or is an error with a position`, async () => {
    for (let index = 0; index < COUNT; index += 1) {
      const random = new Random(SEED + 1, index);
      const at = random.below(xml.length);
      const unit = String.fromCharCode(
        random.pick([random.below(0x80), random.below(0x10000), 0xd800, 0xdfff]),
      );
      await survive(xml.slice(0, at) + unit + xml.slice(at + 1));
    }
  });

  test(`with ranges removed, repeated or exchanged (${String(COUNT)} times) is read, or is an error with a position`, async () => {
    for (let index = 0; index < COUNT; index += 1) {
      const random = new Random(SEED + 2, index);
      const [from, to] = [random.below(xml.length), random.below(xml.length)].sort((a, b) => a - b) as [
        number,
        number,
      ];
      const [start, stretch, end] = [xml.slice(0, from), xml.slice(from, to), xml.slice(to)];
      await survive(
        random.pick([start + end, start + stretch + stretch + end, end + stretch + start, stretch + start]),
      );
    }
  });
});

test("reading yields correct parts before an error", async () => {
  const cut = STROKES.slice(0, Math.floor(STROKES.length / 2));
  const whole = [];
  for await (const part of readSessionParts(STROKES)) whole.push(part);
  const parts = [];
  let error: unknown;
  try {
    for await (const part of readSessionParts(cut)) parts.push(part);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(SessionXmlError);
  expect(parts.length).toBeGreaterThan(0);
  expect(parts).toEqual(whole.slice(0, parts.length));
});
