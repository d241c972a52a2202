import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";

const entry = fileURLToPath(new URL("../src/index.ts", import.meta.url));

/** Bundles a program of one line. Returns its minified text and the modules that are not bundled. */
async function bundle(line: string): Promise<{ text: string; imports: string[] }> {
  const result = await build({
    stdin: { contents: line.replace("COMMANDS", JSON.stringify(entry)), resolveDir: "." },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    write: false,
    metafile: true,
    // Checks that the modules have no side effects, as package.json promises.
    ignoreAnnotations: true,
    outfile: "out.js",
  });
  const text = result.outputFiles[0]?.text ?? "";
  const imports = Object.values(result.metafile.outputs).flatMap((output) =>
    output.imports.map(({ path }) => path),
  );
  return { text, imports };
}

test("importing one function does not bundle the others", async () => {
  const { text } = await bundle(`export { joinSessionUrl } from COMMANDS`);
  expect(text).toContain("cinesync://session/");
  expect(text).not.toMatch(/script|ftrack|merge/);
});

test("importing the package loads no other module and runs nothing", async () => {
  expect((await bundle(`export * from COMMANDS`)).imports).toEqual([]);
  expect((await bundle(`import COMMANDS`)).text.trim()).toBe("");
});
