import { describe, expect, it } from "vitest";
import { checkDocs } from "../check-docs.mjs";
import { findChromium } from "../lib/chromium.mjs";
import { manifest, scratch } from "./scratch.ts";

const block = (code: string) => `\n\`\`\`ts\n${code}\n\`\`\`\n`;

async function findings(readme: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = scratch({
    "packages/one/package.json": manifest("@t/one"),
    "packages/one/dist/index.js": "export const half = (x) => x / 2;\n",
    "packages/one/dist/index.d.ts": "/** Half. */\nexport declare const half: (x: number) => number;\n",
    "packages/one/README.md": readme,
    ...files,
  });
  return (await checkDocs(root)).join("\n");
}

describe("check-docs", () => {
  it("accepts blocks that compile, run and print what the page says", async () => {
    const readme = `# One\n\n\`\`\`sh\nnpm install @t/one\n\`\`\`\n${block(`import { half } from "@t/one";\nconst x: number = half(3);\nconsole.log(x);`)}
<!-- output -->

\`\`\`text
1.5
\`\`\`

<!-- files: data.txt -->
${block(`import { readFileSync } from "node:fs";\nif (readFileSync("data.txt", "utf8") !== "hi") throw new Error();`)}
<!-- stdin: data.txt -->
<!-- args: a b -->
${block(`import { readFileSync } from "node:fs";
if (readFileSync(0, "utf8") !== "hi") throw new Error();
if (process.argv.slice(2).join() !== "a,b") throw new Error();`)}`;
    expect(await findings(readme, { "packages/one/data.txt": "hi" })).toBe("");
  });

  it("runs the example of every exported function, and reports missing ones", async () => {
    const text = await findings("# One\n", {
      "packages/one/src/index.ts": 'export { half, third, type Odd } from "./lib/half.ts";\n',
      "packages/one/src/lib/half.ts": `/**
 * Half.
 *
 * @example
 * \`\`\`ts
 * import { half } from "@t/one";
 * if (half(3) === 1.5) throw new Error("as promised");
 * \`\`\`
 */
export function half(x: number): number { return x / 2; }
export function third(x: number): number { return x / 3; }
export type Odd = 1 | 3;
`,
    });
    expect(text).toContain("packages/one/src/lib/half.ts: third has no @example");
    expect(text).toMatch(/half\.ts:4: Error: as promised/);
    expect(text).not.toContain("Odd");
  });

  it("reports a block that does not compile, with file and line", async () => {
    const text = await findings(`# One\n${block(`import { half } from "@t/one";\n\nhalf("three");`)}`);
    expect(text).toContain("packages/one/README.md:3, line 3 of the block (nodenext): Argument of type");
    expect(text).toContain("(bundler)");
  });

  it("reports a block that fails, and one that prints something else", async () => {
    expect(await findings(block(`throw new Error("oh no");`))).toMatch(
      /README\.md:2: ended with status 1[^]*oh no/,
    );
    const text = await findings(`${block(`console.log(1);`)}\n<!-- output -->\n\n\`\`\`text\n2\n\`\`\`\n`);
    expect(text).toContain("output must be\n2\ngot\n1");
  });

  it("compiles but does not run a block that gives a reason not to", async () => {
    const text = await findings(
      `<!-- run: none (it takes a year) -->\n${block(`const x: string = 1;\nthrow x;`)}`,
    );
    expect(text).toContain("is not assignable");
    expect(text).not.toContain("ended with");
  });

  it.skipIf(findChromium() === undefined)("runs a block for a browser in a page", async () => {
    const inPage = (code: string) => `<!-- run: browser -->\n${block(code)}`;
    expect(await findings(inPage(`document.body.textContent = "hi";`))).toBe("");
    expect(
      await findings(inPage(`document.body.append(missing());\ndeclare function missing(): string;`)),
    ).toMatch(/README\.md:3 in Chromium: .*missing is not defined/);
  });

  it("reports an import that the page does not install", async () => {
    expect(await findings(`# One\n${block(`import { half } from "@t/one/sub";\nhalf(3);`)}`)).toContain(
      'packages/one/README.md:3: block imports @t/one, but no "npm install" of the page names it',
    );
  });

  it("reports sample data that does not exist", async () => {
    expect(await findings(`<!-- files: no.csc -->\n${block("console.log(1);")}`)).toContain(
      "missing next to the page and in examples/sample: no.csc",
    );
  });

  it("reports links to missing files and headings, out of the package, or over an unsafe protocol", async () => {
    const text = await findings(
      "# One\n\n[a](gone.md) [b](#gone) [c](../../other.md) [d](http://example.com) [e](#one) [f](https://example.com)\n",
      { "other.md": "# Other\n" },
    );
    expect(text.split("\n")).toEqual([
      "packages/one/README.md:3: link target does not exist: gone.md",
      "packages/one/README.md:3: packages/one/README.md has no heading for #gone",
      "packages/one/README.md:3: link must stay in the package, because it does not work on npm: ../../other.md",
      "packages/one/README.md:3: link must be https, got http://example.com",
    ]);
  });
});
