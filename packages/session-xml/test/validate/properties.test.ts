import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  parseSession,
  parseSessionJson,
  readSession,
  type Session,
  SessionXmlError,
  stringifySession,
  stringifySessionJson,
  validateSession,
  validateSessionXml,
  type ValidationIssue,
  type ValidationResult,
} from "../../src/index.ts";
import { cut } from "../support/cuts.ts";
import { generateDocument } from "../support/documents.ts";
import { Random } from "../support/random.ts";
import { anySession, currentSession, validSession } from "../support/session-arbitrary.ts";

/** A fixed seed keeps test runs equal from day to day; FUZZ_SEED sets another. */
const seed = Number(process.env["FUZZ_SEED"] ?? 31_337);
const numRuns = Number(process.env["FUZZ_COUNT"] ?? 300);

describe("for any model", () => {
  test("that is valid, writing and reading returns it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(validSession, currentSession), async (session) => {
        expect(validateSession(session, { schema: "current" }).valid).toBe(true);
        const text = stringifySession(session);
        expect((await validateSessionXml(text, { schema: "current" })).valid).toBe(true);
        const read = parseSession(text);
        expect(read).toEqual(session);
        expect(parseSessionJson(stringifySessionJson(read))).toEqual(read);
      }),
      { seed, numRuns },
    );
  });

  test("that is valid, however strange, the written file is valid and can be read", async () => {
    await fc.assert(
      fc.asyncProperty(anySession, async (session) => {
        const { valid } = validateSession(session, { schema: "current" });
        if (!valid) return;
        const text = stringifySession(session);
        expect((await validateSessionXml(text, { schema: "current" })).valid).toBe(true);
        const read = parseSession(text);
        expect(stringifySession(read)).toBe(text);
      }),
      { seed, numRuns: numRuns * 2 },
    );
  });

  test("that can be written, the file can be read", () => {
    fc.assert(
      fc.property(anySession, (session) => {
        const text = attempt(() => stringifySession(session, { illegalCharacters: "replace" }));
        if (text !== undefined) expect(parseSession(text)).toBeTypeOf("object");
      }),
      { seed, numRuns: numRuns * 2 },
    );
  });

  test("that is generated as valid, validation agrees", () => {
    fc.assert(
      fc.property(validSession, (session) => {
        expect(errorsOf(validateSession(session))).toEqual([]);
      }),
      { seed, numRuns },
    );
    fc.assert(
      fc.property(currentSession, (session) => {
        expect(errorsOf(validateSession(session, { schema: "current" }))).toEqual([]);
      }),
      { seed, numRuns },
    );
  });

  test("both validators agree about the model and its file", async () => {
    await fc.assert(
      fc.asyncProperty(anySession, async (session) => {
        const ofModel = validateSession(session, { maxIssues: Infinity });
        // Writing skips some content of `preserved` that makes no sense.
        if (
          ofModel.issues.some(
            ({ code, path }) => code === "invalid-preserved-content" || path === "/session/@sessionFeatures",
          )
        )
          return;
        const text = attempt(() => stringifySession(session));
        if (text === undefined) {
          expect(ofModel.valid).toBe(false);
          return;
        }
        // A missing playlist goes unnoticed if something else has made the session "pro" already.
        if (!Array.isArray(session.media)) return;
        const ofFile = await validateSessionXml(text, { maxIssues: Infinity });
        expect(ofModel.valid).toBe(ofFile.valid);
        expect(summary(ofModel)).toEqual(summary(ofFile));
      }),
      { seed, numRuns: numRuns * 2 },
    );
  });

  test("validation never throws", () => {
    fc.assert(
      fc.property(
        fc.oneof(anySession, fc.anything({ withNullPrototype: true, withSparseArray: true })),
        (anything) => {
          const { valid, issues } = validateSession(anything as Session);
          expect(valid || issues.length > 0).toBe(true);
        },
      ),
      { seed, numRuns: numRuns * 3 },
    );
  });
});

describe("for any file", () => {
  test("the issues and their positions do not depend on the chunks", async () => {
    for (let index = 0; index < numRuns; index += 1) {
      const { xml } = generateDocument(seed, index);
      const whole = await validateSessionXml(xml);
      const random = new Random(seed, index);
      expect(await validateSessionXml(cut(xml, random))).toEqual(whole);
      if (!/\p{Surrogate}/u.test(xml)) {
        // A declared encoding counts only for bytes.
        const bytes = new TextEncoder().encode(xml);
        expect(await validateSessionXml(cut(bytes, random))).toEqual(await validateSessionXml(bytes));
      }
    }
  });

  test("validation never throws", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.uint8Array(), fc.array(fc.uint8Array())),
        async (source) => {
          const { valid, issues } = await validateSessionXml(source);
          expect(valid).toBe(false);
          expect(issues.length).toBeGreaterThan(0);
        },
      ),
      { seed, numRuns: numRuns * 3 },
    );
  });

  test("that is valid, reading succeeds unless a number is too large to be exact", async () => {
    for (let index = 0; index < numRuns; index += 1) {
      const { xml } = generateDocument(seed + 1, index);
      const { valid } = await validateSessionXml(xml, { schema: "current" });
      if (!valid) continue;
      const model = await readSession(xml);
      const result = validateSession(model, { schema: "current" });
      // A decimal text near the midpoint of two 32-bit numbers can fall on the other side of a bound when it is
      // written with the 17 digits of a number. Model and written file agree about that too.
      expect(errorsOf(result).filter(({ code }) => code !== "value-out-of-range")).toEqual([]);
      expect(result.valid).toBe(
        (await validateSessionXml(stringifySession(model), { schema: "current" })).valid,
      );
    }
  });
});

function errorsOf({ issues }: ValidationResult): ValidationIssue[] {
  return issues.filter(({ severity }) => severity === "error");
}

/**
 * Codes and paths. Writing raises the features by itself, and leaves out fields that it does not know. Pieces of stray text that
 * a model has apart can be one text in the file.
 */
function summary({ issues }: ValidationResult): string[] {
  const all = issues
    .filter(({ code }) => code !== "pro-content-in-standard-session" && code !== "unknown-field")
    .map(({ code, path }) => `${code} ${path}`);
  const stray = new Set(all.filter((issue) => issue.startsWith("unexpected-text ")));
  return [...all.filter((issue) => !stray.has(issue)), ...stray].sort();
}

/** Returns the result, or `undefined` if the model cannot be written. */
function attempt(write: () => string): string | undefined {
  try {
    return write();
  } catch (error) {
    if (error instanceof SessionXmlError) return undefined;
    throw error;
  }
}
