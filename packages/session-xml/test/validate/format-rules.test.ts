import { describe, expect, test } from "vitest";
import { validateSessionXml } from "../../src/index.ts";
import { FORMAT_CASES, LATER_FORMAT_CASES } from "../support/format-cases.ts";

const PUBLISHED = { schema: "published" } as const;
const AFTER_PUBLICATION = "attributes of later releases are not in the published format";

/** The schema has no upper bound of whole numbers, but what is valid must be readable. */
function isReadable(xml: string): boolean {
  return !/"(?:9{20}|123456789012345678901)"/.test(xml);
}

describe("validateSessionXml follows the format", () => {
  test.each(FORMAT_CASES)("$rule", async ({ accepts, rejects }) => {
    for (const xml of accepts)
      expect((await validateSessionXml(xml, PUBLISHED)).valid, xml).toBe(isReadable(xml));
    for (const xml of rejects) {
      const { valid, issues } = await validateSessionXml(xml, PUBLISHED);
      expect(valid, xml).toBe(false);
      expect(issues.length, xml).toBeGreaterThan(0);
    }
  });
});

describe("validateSessionXml follows the current schema", () => {
  test.each([...FORMAT_CASES.filter(({ rule }) => rule !== AFTER_PUBLICATION), ...LATER_FORMAT_CASES])(
    "$rule",
    async ({ accepts, rejects }) => {
      for (const xml of accepts)
        expect((await validateSessionXml(xml, { schema: "current" })).valid, xml).toBe(isReadable(xml));
      for (const xml of rejects)
        expect((await validateSessionXml(xml, { schema: "current" })).valid, xml).toBe(false);
    },
  );
});
