import { describe, expect, it } from "vitest";
import { checkManifests } from "../check-manifests.mjs";
import { manifest, scratch } from "./scratch.ts";

const good = {
  description: "Does something useful for reviews.",
  keywords: ["cinesync", "review", "vfx"],
  license: "MIT",
  type: "module",
  sideEffects: false,
  engines: { node: ">=20" },
  files: ["dist", "src", "CHANGELOG.md"],
};
const built = { types: "./dist/index.d.ts", default: "./dist/index.js" };
const published = { ".": built, "./package.json": "./package.json" };

function findings(
  more: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, string>> = {},
): string {
  return checkManifests(
    scratch({
      "package.json": JSON.stringify({ name: "root", private: true, devDependencies: { tool: "1.0.0" } }),
      LICENSE: "MIT\n",
      "packages/one/package.json": manifest("@cinesync/one", {
        ...good,
        publishConfig: { access: "public", exports: published },
        ...more,
      }),
      "packages/one/LICENSE": "MIT\n",
      "packages/one/README.md": "# One\n",
      "packages/one/src/index.ts": "export {};\n",
      ...files,
    }),
  ).join("\n");
}

describe("check-manifests", () => {
  it("has nothing to say about a manifest in order", () => {
    expect(findings({})).toBe("");
  });

  it.each([
    ["license", "GPL-3.0", `"license" is "GPL-3.0"`],
    ["type", undefined, `"type" is undefined`],
    ["sideEffects", true, `"sideEffects" is true`],
    ["engines", { node: ">=18" }, `"engines" is {"node":">=18"}`],
    ["description", "Short", `"description" should say`],
    ["keywords", ["review"], `"keywords" should hold`],
    ["repository", "x/y", `"repository" stays out`],
    ["dependencies", {}, `"dependencies" is empty`],
    ["files", ["dist"], `"files" should hold "src"`],
    ["files", ["dist", "src"], `"files" should hold "CHANGELOG.md"`],
    ["files", ["dist", "src", "CHANGELOG.md", "schema"], `"files" holds "schema", which does not exist`],
    ["publishConfig", { access: "restricted", exports: published }, `"publishConfig.access"`],
    ["publishConfig", { access: "public", exports: {} }, `"publishConfig.exports" should be`],
    [
      "exports",
      { ".": { types: "./x.d.ts", default: "./x.js" } },
      `should have the conditions source, types, default`,
    ],
    ["exports", {}, `"exports" should hold "./package.json"`],
    ["dependencies", { saxes: "6.0.0" }, `"saxes" should be a range`],
    ["devDependencies", { saxes: "^6.0.0" }, `"saxes" should be an exact version`],
    ["devDependencies", { tool: "1.0.1" }, `"tool" is "1.0.1", but package.json has "1.0.0"`],
  ])("finds a wrong %s (%j)", (field, value, expected) => {
    expect(findings({ [field]: value })).toContain(expected);
  });

  it("finds a sibling that does not come from the workspace", () => {
    const text = findings(
      {},
      {
        "packages/two/package.json": manifest("@cinesync/two", {
          private: true,
          dependencies: { "@cinesync/one": "^1.0.0" },
        }),
      },
    );
    expect(text).toContain(
      `packages/two/package.json: "@cinesync/one" should be "workspace:^", not "^1.0.0"`,
    );
  });

  it("finds a license that is not the project's, and a missing README", () => {
    expect(findings({}, { "packages/one/LICENSE": "other\n" })).toContain(
      "packages/one/LICENSE: should be a copy",
    );
    const text = findings({}, { "packages/two/package.json": manifest("@cinesync/two", good) });
    expect(text).toContain("packages/two/README.md: missing");
    expect(text).toContain("packages/two/LICENSE: should be a copy");
  });

  it("finds a package that waits for its first release without a word about it", () => {
    expect(findings({ version: "0.0.0" })).toContain("no changeset in .changeset speaks of @cinesync/one");
    expect(
      findings({ version: "0.0.0" }, { ".changeset/a.md": '---\n"@cinesync/one": minor\n---\nNew.\n' }),
    ).toBe("");
  });

  it("lets a command have side effects", () => {
    expect(findings({ bin: { one: "./dist/bin.js" }, sideEffects: ["./dist/bin.js"] })).toBe("");
  });
});
