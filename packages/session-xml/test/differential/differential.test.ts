import { describe, expect, test } from "vitest";
import { validateSessionXml } from "../../src/index.ts";
import { type DocumentKind, generateDocument } from "../support/documents.ts";
import { hasJing, validateWithJing } from "../support/engine-jing.ts";
import { type EngineVerdict, type SchemaName, validateWithLibxml2 } from "../support/engine-libxml2.ts";
import { knownDifference } from "../support/engine-quirks.ts";

// Compares the validator with a real RELAX NG engine, on generated documents. More documents, other seeds, another engine:
// `node scripts/differential.mjs --count 100000 --seed 7 --engine jing` in this package. Add findings of longer runs to
// test/support/format-cases.ts.

const {
  DIFFERENTIAL_COUNT = "500",
  DIFFERENTIAL_SEED = "20260",
  DIFFERENTIAL_ENGINE = "libxml2",
} = process.env;
const COUNT = Number(DIFFERENTIAL_COUNT);
const SEED = Number(DIFFERENTIAL_SEED);
/** Number of documents that are checked together. */
const BATCH = 500;

const encoder = new TextEncoder();

describe.each<SchemaName>(["published", "current"])("the %s schema", (schema) => {
  test(`validateSessionXml and ${DIFFERENTIAL_ENGINE} agree on ${String(COUNT)} documents of seed ${String(SEED)}`, async () => {
    const seen = { valid: 0, invalid: 0, exceptions: 0 };
    const disagreements: unknown[] = [];
    for (let start = 0; start < COUNT; start += BATCH) {
      const indexes = Array.from({ length: Math.min(BATCH, COUNT - start) }, (_, i) => start + i);
      const documents = indexes.map((index) => generateDocument(SEED, index));
      const verdicts = engineVerdicts(
        documents.map(({ xml }) => xml),
        schema,
      );
      for (const [i, document] of documents.entries()) {
        const engine = verdicts[i] ?? { valid: false, reason: "no verdict" };
        const ours = await validateSessionXml(encoder.encode(document.xml), { schema });
        seen[engine.valid ? "valid" : "invalid"] += 1;
        if (ours.valid === engine.valid) continue;
        if (knownDifference(document.xml, engine, ours) === undefined)
          disagreements.push({ ...document, engine, ours });
        else seen.exceptions += 1;
      }
    }
    expect(disagreements).toEqual([]);
    // A generator of only valid or only invalid documents would prove nothing.
    expect(seen.valid).toBeGreaterThan(COUNT / 5);
    expect(seen.invalid).toBeGreaterThan(COUNT / 3);
    expect(seen.exceptions).toBeLessThan(COUNT / 100);
  }, 3_600_000);
});

test("documents that are generated as valid are valid", async () => {
  const kinds: readonly DocumentKind[] = ["valid", "valid-later"];
  for (let index = 0; index < Math.min(COUNT, 1000); index += 1) {
    const { kind, xml } = generateDocument(SEED, index);
    if (!kinds.includes(kind)) continue;
    const { valid, issues } = await validateSessionXml(xml, {
      schema: kind === "valid" ? "published" : "current",
    });
    expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(valid).toBe(true);
  }
});

test("generateDocument returns the same document for a seed and an index", () => {
  expect(generateDocument(3, 14)).toEqual(generateDocument(3, 14));
  expect(generateDocument(3, 14).xml).not.toBe(generateDocument(3, 15).xml);
  expect(generateDocument(3, 14).xml).not.toBe(generateDocument(4, 14).xml);
});

function engineVerdicts(documents: readonly string[], schema: SchemaName): EngineVerdict[] {
  if (DIFFERENTIAL_ENGINE === "jing") {
    if (!hasJing()) throw new Error("jing is not installed. On Debian: apt-get install jing");
    return validateWithJing(documents, schema);
  }
  return documents.map((xml) => validateWithLibxml2(xml, schema));
}
