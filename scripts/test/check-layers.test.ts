import { describe, expect, it } from "vitest";
import { checkLayers, checkPicture } from "../check-layers.mjs";
import { link, manifest, scratch } from "./scratch.ts";

const layers = {
  "@t/low": { layer: 0, pure: true, impureEntries: ["./node"], folders: [["model"], ["read", "write"]] },
  "@t/high": { layer: 1, pure: false },
};

/** A workspace of two packages in order, with these files added or replaced. */
function workspace(files: Readonly<Record<string, string>>): string {
  const root = scratch({
    "packages/low/package.json": manifest("@t/low"),
    "packages/low/src/index.ts": `export { read } from "./lib/read/read.ts";\n`,
    "packages/low/src/lib/read/read.ts": `import type { Thing } from "../model/thing.ts";\nexport const read = (): Thing => ({});\n`,
    "packages/low/src/lib/model/thing.ts": `export interface Thing { readonly name?: string }\n`,
    "packages/high/package.json": manifest("@t/high", { dependencies: { "@t/low": "workspace:^" } }),
    "packages/high/src/index.ts": `import { readFileSync } from "node:fs";\nimport { read } from "@t/low";\nexport const both = [read, readFileSync];\n`,
    ...files,
  });
  link(root, "@t/low", "packages/low");
  link(root, "@t/high", "packages/high");
  return root;
}

async function findings(files: Readonly<Record<string, string>>, longFiles = {}): Promise<string> {
  return (await checkLayers(workspace(files), { layers, longFiles })).join("\n");
}

describe("check-layers", () => {
  it("has nothing to say about packages in order", async () => {
    expect(await findings({})).toBe("");
  });

  it("finds a dependency on a higher layer in package.json", async () => {
    const text = await findings({
      "packages/low/package.json": manifest("@t/low", { devDependencies: { "@t/high": "workspace:^" } }),
    });
    expect(text).toContain("@t/low (layer 0) has @t/high (layer 1) in devDependencies");
  });

  it("finds an import of a higher layer, types and tests included", async () => {
    const text = await findings({
      "packages/low/src/lib/model/up.ts": `import type { both } from "@t/high";\nexport type Up = typeof both;\n`,
      "packages/low/test/up.test.ts": `import "@t/high";\n`,
    });
    expect(text).toContain("packages/low/src/lib/model/up.ts: @t/low (layer 0) imports @t/high (layer 1)");
    expect(text).toContain("packages/low/test/up.test.ts: @t/low (layer 0) imports @t/high (layer 1)");
    expect(text).toContain(`imports "@t/high", which is not among the dependencies`);
  });

  it("finds a relative import across packages", async () => {
    const text = await findings({
      "packages/high/src/index.ts": `export { read } from "../../low/src/index.ts";\n`,
    });
    expect(text).toContain("across packages; import @t/low by its name");
  });

  it("finds an import that nothing provides", async () => {
    const text = await findings({ "packages/high/src/index.ts": `export { gone } from "./lib/gone.ts";\n` });
    expect(text).toContain(`cannot resolve "./lib/gone.ts"`);
  });

  it("finds a package without a layer", async () => {
    const text = await findings({
      "packages/new/package.json": manifest("@t/new"),
      "packages/new/src/index.ts": "export {};\n",
    });
    expect(text).toContain("packages/new: @t/new has no layer yet");
  });

  it("finds a circle of imports", async () => {
    const text = await findings({
      "packages/low/src/lib/model/thing.ts": `import type { Other } from "./other.ts";\nexport interface Thing { readonly other?: Other }\n`,
      "packages/low/src/lib/model/other.ts": `import type { Thing } from "./thing.ts";\nexport interface Other { readonly thing?: Thing }\n`,
    });
    expect(text).toContain("circular import");
  });

  it("finds a folder that imports one beside or above it", async () => {
    const text = await findings({
      "packages/low/src/lib/write/write.ts": `export { read } from "../read/read.ts";\n`,
      "packages/low/src/lib/model/up.ts": `export { read } from "../read/read.ts";\n`,
    });
    expect(text).toContain("write/ must not import read/");
    expect(text).toContain("model/ must not import read/");
  });

  it("finds a folder that the table does not know", async () => {
    const text = await findings({
      "packages/low/src/lib/new/new.ts": `export { read } from "../read/read.ts";\n`,
    });
    expect(text).toContain("packages/low/src/lib/new: this folder has no layer yet");
  });

  it("finds folders that import each other where there is no table", async () => {
    const text = await findings({
      "packages/high/src/lib/a/one.ts": `export { two } from "../b/two.ts";\n`,
      "packages/high/src/lib/b/two.ts": `export const two = 2;\n`,
      "packages/high/src/lib/b/three.ts": `export { four } from "../a/four.ts";\n`,
      "packages/high/src/lib/a/four.ts": `export const four = 4;\n`,
    });
    expect(text).toContain("must not import each other");
  });

  it("finds an import of the public entry from inside", async () => {
    const text = await findings({ "packages/high/src/lib/in.ts": `export { both } from "../index.ts";\n` });
    expect(text).toContain("imports the public entry packages/high/src/index.ts");
  });

  it("finds a runtime's module in a pure package, at any depth, but not in an entry that may have it", async () => {
    const built = { types: "./dist/x.d.ts", default: "./dist/x.js" };
    const exports = {
      ".": { source: "./src/index.ts", ...built },
      "./node": { source: "./src/node.ts", ...built },
    };
    const text = await findings({
      "packages/low/package.json": manifest("@t/low", { exports }),
      "packages/low/src/node.ts": `export { readFileSync } from "node:fs";\n`,
      "packages/low/src/lib/model/thing.ts": `import { sep } from "node:path";\nexport type Thing = { readonly sep?: typeof sep };\n`,
    });
    expect(text).toContain(`packages/low/src/lib/model/thing.ts: imports "node:path", but @t/low is pure`);
    expect(text).not.toContain("node:fs");
  });

  it("finds a file at the top of src that is not exported, one beside lib, and an export without a file", async () => {
    const built = { types: "./dist/x.d.ts", default: "./dist/x.js" };
    const text = await findings({
      "packages/high/package.json": manifest("@t/high", {
        dependencies: { "@t/low": "workspace:^" },
        exports: { "./gone": { source: "./src/gone.ts", ...built } },
      }),
      "packages/high/src/helper/x.ts": "export {};\n",
    });
    expect(text).toContain(`packages/high/src/index.ts: not an entry of "exports"`);
    expect(text).toContain("packages/high/src/helper/x.ts: what is not an entry belongs in src/lib");
    expect(text).toContain("exports src/gone.ts, which does not exist");
  });

  it("takes the file of a command for an entry", async () => {
    const text = await findings({
      "packages/high/package.json": manifest("@t/high", {
        dependencies: { "@t/low": "workspace:^" },
        bin: { high: "./dist/bin.js" },
      }),
      "packages/high/src/bin.ts": "export {};\n",
    });
    expect(text).toBe("");
  });

  it("finds an export without names", async () => {
    const text = await findings({ "packages/low/src/index.ts": `export * from "./lib/read/read.ts";\n` });
    expect(text).toContain(`packages/low/src/index.ts: "export *"`);
  });

  it("finds a file that is too long, unless a reason is given, and a reason that is no longer needed", async () => {
    const long = { "packages/low/src/lib/model/long.ts": "export {};\n".repeat(401) };
    const name = "packages/low/src/lib/model/long.ts";
    expect(await findings(long)).toContain(`${name}: 401 lines`);
    expect(await findings(long, { [name]: "a table" })).toBe("");
    expect(await findings({}, { [name]: "a table" })).toContain("but it does not exist");
    expect(await findings({ [name]: "export {};\n" }, { [name]: "a table" })).toContain(
      "it has only 1 lines",
    );
  });

  it("holds the picture in ARCHITECTURE.md against the table", () => {
    expect(checkPicture("layer 1   @t/high\nlayer 0   @t/low\n", layers)).toEqual([]);
    expect(checkPicture("layer 0   @t/high\n", layers)).toEqual([
      "ARCHITECTURE.md: @t/low is missing in the picture of the layers",
      'ARCHITECTURE.md: @t/high stands in "layer 0", but it is in layer 1',
    ]);
  });
});
