// Code blocks, links and headings of a Markdown file.
import { readFileSync } from "node:fs";
import GithubSlugger from "github-slugger";
import MarkdownIt from "markdown-it";

/**
 * A code block in TypeScript or JavaScript. Comments before the fence say how to run it:
 *
 *     <!-- run: none (it opens cineSync) -->     type-checked only
 *     <!-- run: browser -->                      run in a page, bundled
 *     <!-- files: sample.csc -->                 copied next to the block, from the folder of the page or examples/sample
 *     <!-- args: --key=ABCD1234 -->              arguments of the script
 *     <!-- stdin: sample.csc -->                 standard input, found as `files` are
 *
 * A `text` block after `<!-- output -->` is the expected output of the block before it.
 *
 * @typedef {object} CodeBlock
 * @property {number} line Line of the fence, counted from 1.
 * @property {"ts" | "mjs"} language
 * @property {string} code
 * @property {string} [notRun] The reason why it is not run.
 * @property {boolean} [browser] Whether it runs in a page.
 * @property {readonly string[]} files
 * @property {readonly string[]} args
 * @property {string} [stdin]
 * @property {string} [output]
 */

/**
 * @typedef {object} Page
 * @property {readonly CodeBlock[]} blocks
 * @property {readonly { line: number, target: string }[]} links
 * @property {ReadonlySet<string>} anchors
 * @property {ReadonlySet<string>} installed The packages that the page says to install.
 * @property {readonly string[]} problems Errors in the comments, each with its line.
 */

const markdown = new MarkdownIt({ html: true });

/** @param {string} file */
export function readPage(file) {
  return parsePage(readFileSync(file, "utf8"));
}

/**
 * @param {string} text
 * @returns {Page}
 */
export function parsePage(text) {
  const slugger = new GithubSlugger();
  /** @type {CodeBlock[]} */
  const blocks = [];
  /** @type {{ line: number, target: string }[]} */
  const links = [];
  /** @type {Set<string>} */
  const anchors = new Set();
  /** @type {Set<string>} */
  const installed = new Set();
  /** @type {string[]} */
  const problems = [];
  /** @type {Map<string, string>} */
  let comments = new Map();
  const tokens = markdown.parse(text, {});
  let line = 1;
  for (const [index, token] of tokens.entries()) {
    // Cells of tables have no position.
    if (token.map !== null) line = token.map[0] + 1;
    if (token.type === "html_block") {
      for (const [, name = "", value = ""] of token.content.matchAll(/<!-- (\w+)(?::([^>]*)| )-->/g)) {
        if (["run", "files", "args", "stdin", "output"].includes(name)) comments.set(name, value.trim());
        // Marks the generated part of a page.
        else if (name === "bench" && ["begin", "end"].includes(value.trim())) continue;
        else problems.push(`${line}: unknown comment "${name}"; write remarks as text`);
      }
      for (const [, id = ""] of token.content.matchAll(/\s(?:id|name)="([^"]+)"/g)) anchors.add(id);
      continue;
    }
    if (token.type === "heading_open") anchors.add(slugger.slug(plainText(tokens[index + 1])));
    for (const child of token.children ?? []) {
      const target = child.attrGet("href") ?? child.attrGet("src");
      if (target !== null) links.push({ line, target });
    }
    if (token.type === "fence") {
      for (const name of installLines(token.content).flat()) installed.add(name);
      const language = /^(ts|js|mjs)\b/.exec(token.info.trim())?.[1];
      if (language !== undefined) {
        const { block, problem } = describe(token.content, line, language === "ts" ? "ts" : "mjs", comments);
        blocks.push(block);
        if (problem !== undefined) problems.push(problem);
      } else if (comments.has("output")) {
        const last = blocks.at(-1);
        if (last === undefined) problems.push(`${line}: output must follow a code block`);
        else last.output = token.content;
      } else if (comments.size > 0) {
        problems.push(`${line}: comment must be before a ts or js block`);
      } else if (token.info.trim() === "") {
        problems.push(`${line}: fence must have a language, such as text`);
      }
      comments = new Map();
    } else if (comments.size > 0 && token.level === 0 && token.nesting === 1) {
      problems.push(`${line}: comment "${[...comments.keys()][0]}" must be right before its code block`);
      comments = new Map();
    }
  }
  return { blocks, links, anchors, installed, problems };
}

/**
 * Returns the packages of each `npm install` in a text.
 *
 * @param {string} text
 * @returns {string[][]}
 */
function installLines(text) {
  return [...text.matchAll(/^npm (?:install|i)\s([^#\n]+)/gm)].map(([, words = ""]) =>
    words.split(/\s+/).filter((word) => /^@?[a-z]/.test(word)),
  );
}

/**
 * @param {string} code
 * @param {number} line
 * @param {"ts" | "mjs"} language
 * @param {ReadonlyMap<string, string>} comments
 */
function describe(code, line, language, comments) {
  const run = comments.get("run");
  const notRun = run === undefined ? undefined : /^none \((.+)\)$/s.exec(run)?.[1];
  const stdin = comments.get("stdin");
  /** @type {CodeBlock} */
  const block = {
    line,
    language,
    code,
    files: words(comments.get("files"), /[\s,]+/),
    args: words(comments.get("args"), /\s+/),
    ...(notRun === undefined ? {} : { notRun }),
    ...(run === "browser" ? { browser: true } : {}),
    ...(stdin === undefined ? {} : { stdin }),
  };
  const problem =
    run !== undefined && run !== "browser" && notRun === undefined
      ? `${line}: run must be "none (the reason)" or "browser", got "${run}"`
      : undefined;
  return { block, problem };
}

/**
 * @param {string | undefined} text
 * @param {RegExp} separator
 */
function words(text, separator) {
  return (text ?? "").split(separator).filter((word) => word !== "");
}

/** @param {import("markdown-it").Token | undefined} inline */
function plainText(inline) {
  return (inline?.children ?? [])
    .filter(({ type }) => type === "text" || type === "code_inline")
    .map(({ content }) => content)
    .join("");
}
