import { describe, expect, test } from "vitest";
import { checkSchemas } from "../../scripts/make-schema.mjs";
import { validateWithLibxml2 } from "../support/engine-libxml2.ts";
import { FORMAT_CASES, LATER_FORMAT_CASES } from "../support/format-cases.ts";

const AFTER_PUBLICATION = "attributes of later releases are not in the published format";

describe("the RELAX NG schema agrees with the format", () => {
  test.each(FORMAT_CASES)("$rule", ({ accepts, rejects }) => {
    for (const xml of accepts) expect(validateWithLibxml2(xml), xml).toEqual({ valid: true, reason: "" });
    for (const xml of rejects) expect(validateWithLibxml2(xml).valid, xml).toBe(false);
  });
});

describe("the schema of later releases agrees with the format", () => {
  test.each([...FORMAT_CASES.filter(({ rule }) => rule !== AFTER_PUBLICATION), ...LATER_FORMAT_CASES])(
    "$rule",
    ({ accepts, rejects }) => {
      for (const xml of accepts)
        expect(validateWithLibxml2(xml, "current"), xml).toEqual({ valid: true, reason: "" });
      for (const xml of rejects) expect(validateWithLibxml2(xml, "current").valid, xml).toBe(false);
    },
  );
});

test("the XML form of the schemas is generated from their compact form", () => {
  expect(checkSchemas()).toEqual([]);
});
