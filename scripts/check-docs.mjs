// Checks the documentation: type-checks every TypeScript and JavaScript block of every page, and every @example, against
// the built packages, with both ways of resolving modules; runs them; and checks that every relative link works.
//
//     node scripts/check-docs.mjs                    everything
//     node scripts/check-docs.mjs packages/notes     only pages and examples in these folders
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import ts from "typescript";
import { NO_CHROMIUM, findChromium } from "./lib/chromium.mjs";
import { layOut, linkPackages, listPages, runBlock } from "./lib/doc-blocks.mjs";
import { listExamples, runExamples } from "./lib/examples.mjs";
import { readPage } from "./lib/markdown.mjs";
import { finish, isMain } from "./lib/report.mjs";
import { inParallel } from "./lib/run.mjs";
import { ROOT, listPackages } from "./lib/workspace.mjs";
import { runInChromium } from "./packages/browser.mjs";

/** @typedef {import("./lib/markdown.mjs").Page} Page */
/** @typedef {{ name: string, file: string, page: Page }} Document */

/**
 * @param {string} root
 * @param {readonly string[]} [folders] Checks only pages in these folders; default: all.
 * @returns {Promise<string[]>} Problems, a sentence each.
 */
export async function checkDocs(root, folders = [""]) {
  const isWanted = (/** @type {string} */ text) => folders.some((folder) => text.startsWith(folder));
  const pages = listPages(root).map((name) => {
    const file = path.join(root, name);
    return { name, file, page: readPage(file) };
  });
  const documents = pages.filter(({ name }) => isWanted(name));
  const examples = listExamples(root);
  const shown = examples.documents.filter(({ name }) => isWanted(name));
  const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), "cinesync-docs-")));
  try {
    linkPackages(scratch, [
      ...listPackages(root).map(({ name, dir }) => /** @type {const} */ ([name, dir])),
      ["@types/node", path.join(ROOT, "node_modules/@types/node")],
    ]);
    return [
      ...documents.flatMap(({ name, page }) => page.problems.map((problem) => `${name}:${problem}`)),
      ...documents.flatMap((document) => [...checkLinks(root, document, pages)]),
      ...documents.flatMap((document) => [...checkInstalls(document)]),
      ...examples.problems.filter(isWanted),
      ...checkTypes(scratch, [...documents, ...shown]),
      ...(await checkRuns(scratch, documents)),
      ...(await runExamples(scratch, shown)),
      ...(await checkPages(scratch, documents)),
    ];
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {string} root
 * @param {Document} document
 * @param {readonly Document[]} documents
 */
function* checkLinks(root, { name, file, page }, documents) {
  const ownPackage = /^packages\/[^/]+\//.exec(name)?.[0];
  for (const { line, target } of page.links) {
    if (/^(https|mailto|cinesync):/.test(target)) continue;
    if (/^[a-z][a-z\d+.-]*:/i.test(target)) {
      yield `${name}:${line}: link must be https, got ${target}`;
      continue;
    }
    const [relative = "", anchor] = target.split("#");
    const goal = relative === "" ? file : path.join(path.dirname(file), decodeURIComponent(relative));
    if (!existsSync(goal)) {
      yield `${name}:${line}: link target does not exist: ${target}`;
      continue;
    }
    const goalName = path.relative(root, goal).replaceAll("\\", "/");
    if (ownPackage !== undefined && !goalName.startsWith(ownPackage))
      yield `${name}:${line}: link must stay in the package, because it does not work on npm: ${target}`;
    if (anchor === undefined || statSync(goal).isDirectory()) continue;
    const reached = documents.find((document) => document.file === goal);
    if (reached !== undefined && !reached.page.anchors.has(anchor))
      yield `${name}:${line}: ${goalName} has no heading for #${anchor}`;
  }
}

/**
 * Checks that a README or a guide tells its readers to install the packages that its blocks import.
 *
 * @param {Document} document
 */
function* checkInstalls({ name, page }) {
  if (!/(^|\/)README\.md$|^docs\/guide\//.test(name)) return;
  for (const { line, code } of page.blocks) {
    for (const [, imported = ""] of code.matchAll(
      /^(?:import|\}).*["']((?:@[\w-]+\/)?[\w-]+)(?:\/[^"']*)?["']/gm,
    )) {
      if (!page.installed.has(imported))
        yield `${name}:${line}: block imports ${imported}, but no "npm install" of the page names it`;
    }
  }
}

/**
 * @param {string} scratch
 * @param {readonly Document[]} documents
 */
function checkTypes(scratch, documents) {
  /** @type {Map<string, string>} */
  const places = new Map();
  for (const [index, { name, page }] of documents.entries()) {
    for (const { line, language, code } of page.blocks) {
      const folder = path.join(scratch, `types-${index}-${line}`);
      const file = path.join(folder, language === "ts" ? "block.mts" : "block.mjs");
      mkdirSync(folder);
      writeFileSync(file, `${code}\nexport {};\n`);
      places.set(file.replaceAll("\\", "/"), `${name}:${line}`);
    }
  }
  /** @type {Set<string>} */
  const findings = new Set();
  for (const resolution of /** @type {const} */ (["nodenext", "bundler"])) {
    const program = ts.createProgram([...places.keys()], {
      target: ts.ScriptTarget.ES2023,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
      module: resolution === "nodenext" ? ts.ModuleKind.NodeNext : ts.ModuleKind.Preserve,
      moduleResolution:
        resolution === "nodenext" ? ts.ModuleResolutionKind.NodeNext : ts.ModuleResolutionKind.Bundler,
      types: ["node"],
      typeRoots: [path.join(scratch, "node_modules/@types")],
      strict: true,
      allowJs: true,
      checkJs: true,
      noEmit: true,
      skipLibCheck: true,
    });
    for (const { file, start, messageText } of ts.getPreEmitDiagnostics(program)) {
      const text = ts.flattenDiagnosticMessageText(messageText, "\n");
      const place = file && places.get(file.fileName);
      const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
      findings.add(
        `${place ?? file?.fileName ?? "types"}, line ${line} of the block (${resolution}): ${text}`,
      );
    }
  }
  return findings;
}

/**
 * @param {string} scratch
 * @param {readonly Document[]} documents
 */
async function checkRuns(scratch, documents) {
  const tasks = documents.flatMap(({ name, file, page }, index) =>
    page.blocks
      .filter(({ notRun, browser }) => notRun === undefined && browser !== true)
      .map((block) => async () => {
        const problem = await runBlock(path.join(scratch, `run-${index}-${block.line}`), file, block);
        return problem === undefined ? [] : [`${name}:${block.line}: ${problem}`];
      }),
  );
  return (await inParallel(tasks, availableParallelism())).flat();
}

/**
 * @param {string} scratch
 * @param {readonly Document[]} documents
 */
async function checkPages(scratch, documents) {
  const programs = documents.flatMap(({ name, file, page }, index) =>
    page.blocks
      .filter(({ browser }) => browser === true)
      .map((block) => ({
        name: `${name}:${block.line}`,
        file: layOut(path.join(scratch, `page-${index}-${block.line}`), file, block).script,
      })),
  );
  if (programs.length === 0) return [];
  const executable = findChromium();
  if (executable !== undefined) return runInChromium(programs, executable);
  console.log(`${programs.length} blocks for a browser are skipped. ${NO_CHROMIUM}`);
  return [];
}

if (isMain(import.meta))
  finish("docs", await checkDocs(ROOT, process.argv.length > 2 ? process.argv.slice(2) : undefined));
