import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import * as commands from "../src/index.ts";

const entry = fileURLToPath(new URL("../src/index.ts", import.meta.url));

/** What a bundler makes of a program that has just this line: minified text and the modules that stay outside. */
async function bundle(line: string): Promise<{ text: string; gzipped: number; imports: string[] }> {
  const result = await build({
    stdin: { contents: line.replace("COMMANDS", JSON.stringify(entry)), resolveDir: "." },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    write: false,
    metafile: true,
    // What package.json says of side effects is not to be believed here, but shown.
    ignoreAnnotations: true,
    outfile: "out.js",
  });
  const text = result.outputFiles[0]?.text ?? "";
  const imports = Object.values(result.metafile.outputs).flatMap((output) =>
    output.imports.map(({ path }) => path),
  );
  return { text, gzipped: gzipSync(text, { level: 9 }).length, imports };
}

test("the whole package is at most 2 kB, minified and compressed", async () => {
  const { gzipped } = await bundle(`export * from COMMANDS`);
  expect(gzipped).toBeGreaterThan(500);
  expect(gzipped).toBeLessThanOrEqual(2000);
});

describe("one function is under 1 kB, minified and compressed", () => {
  // buildCommandUrl is all of them, and reads back what it does not know.
  const single = Object.keys(commands).filter((name) => name !== "buildCommandUrl");

  test.each(single)("%s", async (name) => {
    const { gzipped } = await bundle(`export { ${name} } from COMMANDS`);
    expect(gzipped).toBeLessThan(1000);
  });
});

test("one function does not bring the others", async () => {
  const { text } = await bundle(`export { joinSessionUrl } from COMMANDS`);
  expect(text).toContain("cinesync://session/");
  expect(text).not.toMatch(/script|ftrack|merge/);
});

test("importing costs nothing: no module is loaded, and nothing runs", async () => {
  expect((await bundle(`export * from COMMANDS`)).imports).toEqual([]);
  expect((await bundle(`import COMMANDS`)).text.trim()).toBe("");
});
