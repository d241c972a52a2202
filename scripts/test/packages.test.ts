import path from "node:path";
import { describe, expect, it } from "vitest";
import { isUniversal } from "../lib/doc-blocks.mjs";
import { parsePage } from "../lib/markdown.mjs";
import { pureEntries } from "../lib/layers.mjs";
import { checkContents } from "../packages/pack.mjs";
import { importProgram } from "../packages/use.mjs";
import { scratch } from "./scratch.ts";

const map = JSON.stringify({ version: 3, sources: ["../src/index.ts"], mappings: "" });
const good = {
  "package.json": JSON.stringify({ name: "@t/one", exports: { ".": { default: "./dist/index.js" } } }),
  "README.md": "# One\n",
  LICENSE: "MIT\n",
  "dist/index.js": "export {};\n",
  "dist/index.js.map": map,
  "dist/index.d.ts": "export {};\n",
  "src/index.ts": "export {};\n",
  "schema/a.rng": "<x/>",
};

function contents(files: Readonly<Record<string, string>>, without: readonly string[] = []): string {
  const kept = Object.entries({ ...good, ...files }).filter(([name]) => !without.includes(name));
  const dir = scratch(Object.fromEntries(kept));
  const found = {
    name: "@t/one",
    dir,
    folder: "packages/one",
    entries: [],
    manifest: { name: "@t/one", version: "1.0.0", files: ["dist", "src", "schema/*.rng"] },
  };
  return [...checkContents({ ...found, tarball: path.join(dir, "one.tgz"), unpacked: dir })].join("\n");
}

describe("the check of a tarball", () => {
  it("passes when every dependency is used and every used one is listed", () => {
    expect(contents({})).toBe("");
  });

  it.each([
    "test/a.test.ts",
    "src/lib/a.test.ts",
    "src/lib/fixtures/a.ts",
    "dist/.DS_Store",
    "dist/x.tsbuildinfo",
    "tsup.config.ts",
    "other/a.rng",
  ])("rejects %s", (file) => {
    expect(contents({ [file]: "" })).toContain(`must not contain ${file}, which users do not need`);
  });

  it("requires a README, a license, and every file that package.json names", () => {
    expect(contents({}, ["README.md"])).toContain("must contain README.md");
    expect(contents({}, ["LICENSE"])).toContain("must contain LICENSE");
    expect(contents({}, ["dist/index.js"])).toContain("names ./dist/index.js, which is not in the tarball");
  });

  it("requires source maps with sources", () => {
    expect(contents({}, ["dist/index.js.map"])).toContain("dist/index.js has no source map");
    expect(contents({}, ["src/index.ts"])).toContain("names ../src/index.ts, which is not in the tarball");
  });

  it("rejects a reference to the workspace", () => {
    const packed = {
      name: "@t/one",
      exports: { ".": { source: "./src/index.ts" } },
      dependencies: { x: "workspace:^" },
    };
    const text = contents({ "package.json": JSON.stringify(packed) });
    expect(text).toContain("must not contain workspace:");
    expect(text).toContain('must not contain "source"');
  });
});

describe("the blocks of a README", () => {
  it.each([
    ["import { joinSessionUrl } from '@cinesync/commands';", true],
    ["import { readFileSync } from 'node:fs';", false],
    ['import { readSessionFile } from "@cinesync/session-xml/node";', false],
    ['import { eventHandler } from "@cinesync/event";', false],
    ["console.log(process.version);", false],
  ])("run in a browser only if they use nothing of Node: %s", (code, universal) => {
    const [block] = parsePage(`\`\`\`ts\n${code}\n\`\`\`\n`).blocks;
    expect(block && isUniversal(block)).toBe(universal);
  });
});

describe("pureEntries", () => {
  it("returns the entries that import no modules of a runtime", () => {
    const entry = (subpath: string) => ({ subpath, specifier: "", source: "", types: "", file: "" });
    const found = {
      dir: "",
      name: "x",
      manifest: { name: "x", version: "1.0.0" },
      entries: [entry("."), entry("./node")],
    };
    const pure = pureEntries({ ...found, folder: "packages/session-xml" });
    expect(pure.map(({ subpath }) => subpath)).toEqual(["."]);
    expect(pureEntries({ ...found, folder: "packages/event" })).toEqual([]);
  });

  it("are imported by a program that fails when something is missing", () => {
    const program = importProgram([
      { subpath: ".", specifier: "@cinesync/commands", source: "", types: "", file: "" },
    ]);
    expect(program).toContain('import * as entry0 from "@cinesync/commands"');
    expect(program).toContain("throw new Error");
  });
});
