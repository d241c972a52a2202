import { describe, expect, it } from "vitest";
import { checkSizes } from "../check-size.mjs";
import { manifest, scratch } from "./scratch.ts";

// The name of a pure package: only those are bundled for pages.
const NAME = "@cinesync/commands";
const filler = Array.from({ length: 400 }, (_, index) => Math.sin(index)).join();

function workspace(): string {
  return scratch({
    "packages/one/package.json": manifest(NAME, { type: "module", sideEffects: false }),
    "packages/one/dist/index.js": `export const small = () => 1;\nexport const large = () => "${filler}";\n`,
  });
}

describe("check-size", () => {
  it("finds what is over its budget, whole and by single import", async () => {
    const root = workspace();
    expect(await checkSizes(root, { budgets: { [NAME]: { whole: 9_000, each: 9_000 } } })).toEqual([]);
    const findings = await checkSizes(root, { budgets: { [NAME]: { whole: 1_000, each: 1_000 } } });
    expect(findings).toHaveLength(2);
    expect(findings[0]).toMatch(/^@cinesync\/commands: \d+ bytes, and the budget is 1000$/);
    expect(findings[1]).toMatch(/^large from @cinesync\/commands: \d+ bytes/);
  });

  it("lets a single import have a budget of its own, and misses none", async () => {
    const single = { large: 9_000 };
    expect(
      await checkSizes(workspace(), { budgets: { [NAME]: { whole: 9_000, each: 100, single } } }),
    ).toEqual([]);
    expect((await checkSizes(workspace(), { budgets: {} })).join()).toContain("no budget");
  });
});
