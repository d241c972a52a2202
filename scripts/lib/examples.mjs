// Finds the `@example` of every exported function in the sources, and runs it like a block of a page.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { layOut } from "./doc-blocks.mjs";
import { parsePage } from "./markdown.mjs";
import { run } from "./run.mjs";
import { listPackages } from "./workspace.mjs";

/** @typedef {import("./markdown.mjs").Page} Page */
/** @typedef {{ name: string, file: string, page: Page }} Document */

/**
 * @param {string} root
 * @returns {{ documents: Document[], problems: string[] }} A document for each source file with examples.
 */
export function listExamples(root) {
  /** @type {Document[]} */
  const documents = [];
  /** @type {string[]} */
  const problems = [];
  for (const { dir, entries } of listPackages(root)) {
    /** @type {Map<string, Set<string>>} File → the names that an entry exports from it. */
    const exported = new Map();
    for (const { source } of entries) {
      const entry = path.join(dir, source);
      if (!existsSync(entry)) continue;
      for (const statement of parse(entry).statements) {
        if (!ts.isExportDeclaration(statement) || statement.isTypeOnly) continue;
        const { moduleSpecifier, exportClause } = statement;
        if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier)) continue;
        if (!exportClause || !ts.isNamedExports(exportClause)) continue;
        const file = path.join(path.dirname(entry), moduleSpecifier.text);
        const names = exported.get(file) ?? new Set();
        for (const { isTypeOnly, name, propertyName } of exportClause.elements)
          if (!isTypeOnly) names.add((propertyName ?? name).text);
        exported.set(file, names);
      }
    }
    for (const [file, names] of exported) {
      const { page, without } = readExamples(file, names);
      const name = path.relative(root, file).replaceAll("\\", "/");
      if (page.blocks.length > 0) documents.push({ name, file, page });
      problems.push(...page.problems.map((problem) => `${name}:${problem}`));
      problems.push(...without.map((called) => `${name}: ${called} has no @example`));
    }
  }
  return { documents, problems };
}

/**
 * @param {string} file
 * @param {ReadonlySet<string>} names
 * @returns {{ page: Page, without: string[] }}
 */
function readExamples(file, names) {
  const source = parse(file);
  /** @type {Page[]} */
  const pages = [];
  /** @type {Map<string, boolean>} An overloaded function needs one example. */
  const shown = new Map();
  for (const statement of source.statements) {
    if (!ts.isFunctionDeclaration(statement) || !statement.name || !names.has(statement.name.text)) continue;
    const examples = ts.getJSDocTags(statement).filter(({ tagName }) => tagName.text === "example");
    shown.set(statement.name.text, shown.get(statement.name.text) === true || examples.length > 0);
    for (const tag of examples) {
      const before = source.getLineAndCharacterOfPosition(tag.getStart()).line;
      const text = ts.getTextOfJSDocComment(tag.comment) ?? "";
      // Lines of the page are lines of the file; a comment without a fence is code.
      const code = text.includes("```") ? text : `\`\`\`ts\n${text}\n\`\`\``;
      pages.push(parsePage("\n".repeat(before) + code));
    }
  }
  const page = {
    blocks: pages.flatMap(({ blocks }) => blocks),
    links: [],
    anchors: new Set(),
    installed: new Set(),
    problems: pages.flatMap(({ problems }) => problems),
  };
  return { page, without: [...shown].filter(([, has]) => !has).map(([name]) => name) };
}

/**
 * Runs all examples in one process, since there are hundreds of short ones.
 *
 * @param {string} scratch
 * @param {readonly Document[]} documents
 * @returns {Promise<string[]>}
 */
export async function runExamples(scratch, documents) {
  /** @type {string[]} */
  const findings = [];
  const programs = documents.flatMap(({ name, file, page }, index) =>
    page.blocks
      .filter(({ notRun, browser }) => notRun === undefined && browser !== true)
      .map((block) => {
        const folder = path.join(scratch, `example-${index}-${block.line}`);
        const { script, missing } = layOut(folder, file, block);
        for (const sample of missing) findings.push(`${name}:${block.line}: missing ${sample}`);
        return { at: `${name}:${block.line}`, folder, script };
      }),
  );
  const runner = path.join(scratch, "run-examples.mjs");
  writeFileSync(
    runner,
    `import { pathToFileURL } from "node:url";
console.log = () => {};
for (const { at, folder, script } of ${JSON.stringify(programs)}) {
  process.chdir(folder);
  try {
    await import(pathToFileURL(script).href);
  } catch (error) {
    process.stdout.write(at + ": " + (error?.stack ?? error) + "\\0");
  }
}
process.stdout.write("end\\0");
`,
  );
  const { code, stdout, stderr } = await run(process.execPath, [runner], { cwd: scratch });
  const reports = stdout.split("\0").slice(0, -1);
  if (reports.at(-1) !== "end") findings.push(`the examples ended with status ${code}\n${stderr}`);
  return [...findings, ...reports.filter((report) => report !== "end")];
}

/** @param {string} file */
function parse(file) {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
}
