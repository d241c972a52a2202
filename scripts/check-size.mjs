// What a web page pays: every public import of the pure packages, bundled with all that it needs, minified and
// compressed, against a budget.
//
//     node scripts/check-size.mjs            compares
//     node scripts/check-size.mjs --list     shows all sizes too
import { gzipSync } from "node:zlib";
import path from "node:path";
import { build } from "esbuild";
import { finish, isMain } from "./lib/report.mjs";
import { ROOT, listPackages } from "./lib/workspace.mjs";
import { pureEntries } from "./packages/use.mjs";

/**
 * Bytes after minifying and gzip. `whole` is everything that the package exports; `each` holds for every single
 * import, except those that have a budget of their own in `single`.
 *
 * @typedef {{ whole: number, each: number, single?: Readonly<Record<string, number>> }} Budget
 */

/** @type {Readonly<Record<string, Budget>>} */
const BUDGETS = {
  // What builds any command reads it back to be sure, and so holds nearly everything.
  "@cinesync/commands": { whole: 2_000, each: 1_000, single: { buildCommandUrl: 2_000 } },
  // Whoever only makes or looks at a session pays for neither the parser nor the tables.
  "@cinesync/session-xml": {
    whole: 38_900,
    each: 1_000,
    single: {
      ...each(25_000, "parseSession", "readMedia", "readSession", "readSessionParts"),
      validateSessionXml: 25_300,
      ...each(9_900, "encodeSession", "stringifySession", "writeSession", "writeSessionBytes"),
      ...each(9_900, "writeSessionParts", "writeSessionPartsBytes", "validateSession"),
      ...each(5_000, "collectSession", "sessionParts"),
      // It trusts nothing of what it is given, and writes it to be sure.
      parseSessionJson: 10_400,
      stringifySessionJson: 3_000,
    },
  },
  "@cinesync/session-xml/issue-catalogue": { whole: 4_000, each: 4_000 },
  "@cinesync/drawing-svg": { whole: 8_500, each: 8_500 },
  "@cinesync/merge": { whole: 13_500, each: 13_500 },
  "@cinesync/notes": { whole: 17_500, each: 13_500 },
  "@cinesync/report": { whole: 25_000, each: 25_000 },
};

/**
 * @param {number} budget
 * @param {readonly string[]} names
 */
function each(budget, ...names) {
  return Object.fromEntries(names.map((name) => [name, budget]));
}

/**
 * @param {string} root
 * @param {{ list?: boolean, budgets?: Readonly<Record<string, Budget>> }} [options]
 * @returns {Promise<string[]>} What is not as it should be, a sentence each.
 */
export async function checkSizes(root, { list = false, budgets = BUDGETS } = {}) {
  /** @type {string[]} */
  const findings = [];
  for (const found of listPackages(root)) {
    for (const { specifier, file } of pureEntries(found)) {
      const budget = budgets[specifier];
      const place = path.join(found.dir, file);
      const whole = await sizeOf(`export * from ${JSON.stringify(place)};`);
      if (list) console.log(`${String(whole.bytes).padStart(7)}  ${specifier}`);
      if (budget === undefined) {
        findings.push(`${specifier}: ${whole.bytes} bytes, and no budget in scripts/check-size.mjs`);
        continue;
      }
      compare(specifier, whole.bytes, budget.whole, findings);
      for (const name of whole.names) {
        const { bytes } = await sizeOf(`export { ${name} } from ${JSON.stringify(place)};`);
        if (list) console.log(`${String(bytes).padStart(7)}    ${name}`);
        compare(`${name} from ${specifier}`, bytes, budget.single?.[name] ?? budget.each, findings);
      }
    }
  }
  return findings;
}

/**
 * @param {string} what
 * @param {number} bytes
 * @param {number} budget
 * @param {string[]} findings
 */
function compare(what, bytes, budget, findings) {
  if (bytes > budget) findings.push(`${what}: ${bytes} bytes, and the budget is ${budget}`);
}

/** @param {string} contents */
async function sizeOf(contents) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: ROOT, sourcefile: "import.mjs" },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    outfile: "bundle.js",
  });
  return {
    bytes: gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length,
    names: (Object.values(metafile.outputs)[0]?.exports ?? []).sort(),
  };
}

if (isMain(import.meta)) finish("size", await checkSizes(ROOT, { list: process.argv.includes("--list") }));
