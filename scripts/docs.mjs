// Builds the documentation site into docs/site: guides and other pages, the reference of every package from its
// comments, a search, the sample's report and the session viewer. Then checks the pages in Chromium.
//
//     node scripts/docs.mjs
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { createIndex } from "pagefind";
import { Application, Converter, DeclarationReflection, PageEvent, ReflectionKind } from "typedoc";
import { NO_CHROMIUM, findChromium } from "./lib/chromium.mjs";
import { findBarriers } from "./lib/find-barriers.mjs";
import { lookAtPages } from "./lib/look-at-pages.mjs";
import { finish } from "./lib/report.mjs";
import { buildViewer, makeSampleReport } from "./lib/sample.mjs";
import { ROOT, listPackages } from "./lib/workspace.mjs";

/**
 * The pages other than the reference, by section, in reading order.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const SECTIONS = {
  Guides: [
    "docs/guide/first-session.md",
    "docs/guide/event-script.md",
    "docs/guide/event-scripts-in-python-and-shell.md",
    "docs/guide/notes-to-a-database.md",
    "docs/guide/production-trackers.md",
    "docs/guide/large-sessions.md",
    "docs/guide/in-the-browser.md",
    "docs/guide/from-python-or-ruby.md",
  ],
  "Command line and examples": [
    "packages/cli/README.md",
    "examples/README.md",
    "examples/sample/README.md",
    "examples/viewer/README.md",
  ],
  "Session files": ["docs/format.md", "docs/issue-codes.md", "docs/glossary.md"],
  "This project": [
    "docs/performance.md",
    "ARCHITECTURE.md",
    "docs/internals.md",
    "decisions/README.md",
    "decisions/0001-tokenizer-and-saxes.md",
    "decisions/0002-preserved-content.md",
    "decisions/0003-plain-data.md",
    "decisions/0004-two-schemas.md",
    "decisions/0005-parts-as-the-one-currency.md",
    "decisions/0006-what-is-not-streamed.md",
    "CONTRIBUTING.md",
    "docs/releasing.md",
    "SECURITY.md",
  ],
};
const PACKAGES = "Packages";
const SITE = path.join(ROOT, "docs/site");
/**
 * Sentences that only the site shows, where a page has `<!-- on the site: NAME, NAME -->`. `ROOT/` is the site's folder.
 *
 * @type {Readonly<Record<string, string>>}
 */
const ON_THE_SITE = {
  report: "See [the report of the sample session](ROOT/sample/report.html).",
  viewer: "Try [the session viewer](ROOT/viewer/index.html): choose _Open the sample_.",
};

const entries = listPackages(ROOT).flatMap((found) => found.entries.map((entry) => ({ found, entry })));

const app = await Application.bootstrap({
  name: "cineSync toolkit",
  tsconfig: path.join(ROOT, "tsconfig.docs.json"),
  entryPoints: entries.map(({ found, entry }) => path.join(found.dir, entry.source)),
  projectDocuments: Object.values(SECTIONS)
    .flat()
    .map((page) => path.join(ROOT, page)),
  readme: path.join(ROOT, "README.md"),
  out: SITE,
  customCss: path.join(ROOT, "docs/site.css"),
  customJs: path.join(ROOT, "docs/site.js"),
  includeVersion: false,
  // The repository has no public address to link to yet; see docs/releasing.md.
  disableSources: true,
  gitRevision: "main",
  excludeInternal: true,
  excludePrivate: true,
  sort: ["documents-first", "kind", "instance-first", "alphabetical-ignoring-documents"],
  sortEntryPoints: false,
  categorizeByGroup: false,
  // Packages state no category.
  defaultCategory: PACKAGES,
  categoryOrder: [...Object.keys(SECTIONS), PACKAGES],
  navigation: { includeCategories: true, includeGroups: false, includeFolders: false },
  validation: { notExported: false, invalidLink: true, rewrittenLink: true, notDocumented: true },
  requiredToBeDocumented: ["Class", "Function", "Interface", "TypeAlias", "Variable"],
  treatWarningsAsErrors: true,
  highlightLanguages: [
    "typescript",
    "javascript",
    "json",
    "html",
    "xml",
    "python",
    "shell",
    "sql",
    "csv",
    "text",
  ],
  hideGenerator: true,
  searchInComments: true,
  searchInDocuments: true,
  logLevel: "Warn",
  /** @param {import("markdown-it").default} parser */
  markdownItLoader: (parser) => {
    // Keep short code on one line: `--key` must not break after its hyphens.
    parser.renderer.rules.code_inline = (tokens, index) => {
      const code = tokens[index]?.content ?? "";
      return `<code${code.length <= 24 ? ' class="short"' : ""}>${parser.utils.escapeHtml(code)}</code>`;
    };
    // Make tables that scroll reachable by keyboard.
    parser.renderer.rules["table_open"] = () =>
      '<div class="table" role="group" aria-label="Table" tabindex="0"><table>';
    parser.renderer.rules["table_close"] = () => "</table></div>";
  },
});

// Add landmarks, which TypeDoc's template lacks, and rank guides before names in search results.
app.renderer.on(PageEvent.END, (page) => {
  const weight = page.url.startsWith("documents/") ? 4 : 1;
  page.contents = (page.contents ?? "")
    .replace(
      '<div class="col-content">',
      `<div class="col-content" role="main" data-pagefind-weight="${weight}">`,
    )
    .replace(
      '<div class="col-sidebar">',
      '<div class="col-sidebar" role="complementary" aria-label="Contents">',
    );
});

// TypeDoc names pages and modules after their files, but people know them by their headings and import names.
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
  for (const module of project.getReflectionsByKind(ReflectionKind.Module))
    if (module instanceof DeclarationReflection) presentModule(project, module);
  const sections = Object.entries(SECTIONS).flatMap(([section, pages]) => pages.map(() => section));
  for (const [index, page] of (project.documents ?? []).entries()) {
    page.name = headingOf(page);
    page.frontmatter["category"] = sections[index];
    for (const part of page.content) if (part.kind === "text") part.text = withSiteLinks(part.text, "../");
  }
  for (const part of project.readme ?? [])
    if (part.kind === "text") part.text = withSiteLinks(withoutHeading(part.text), "");
  linkAcrossPackages(project);
});

/**
 * @param {string} markdown
 * @param {string} root The path from the page to the site's folder.
 */
function withSiteLinks(markdown, root) {
  return markdown.replace(/<!-- on the site: (.+?) -->/g, (_, /** @type {string} */ names) =>
    names
      .split(", ")
      .map((name) => {
        const sentence = ON_THE_SITE[name];
        if (sentence === undefined) throw new Error(`no sentence for the site is called ${name}`);
        return sentence.replace("ROOT/", root);
      })
      .join(" "),
  );
}

/**
 * The site shows the title already.
 *
 * @param {string} markdown
 */
function withoutHeading(markdown) {
  return markdown.replace(/^# .+\n+/, "");
}

/**
 * Names an entry as people import it, and shows the package's README on the page of its main entry.
 *
 * @param {import("typedoc").ProjectReflection} project
 * @param {DeclarationReflection} module
 */
function presentModule(project, module) {
  const source = project.getSymbolIdFromReflection(module)?.fileName?.replaceAll("\\", "/");
  const match = entries.find(({ found, entry }) => source?.endsWith(`${found.folder}/${entry.source}`));
  if (match === undefined) throw new Error(`No entry of a package for ${module.name}`);
  module.name = match.entry.specifier;
  const readme = path.join(match.found.dir, "README.md");
  if (match.entry.subpath !== "." || !existsSync(readme)) return;
  module.readme = [
    { kind: "text", text: withSiteLinks(withoutHeading(readFileSync(readme, "utf8")), "../") },
  ];
  // Links to the README lead to this page.
  const normalized = /** @type {import("typedoc").NormalizedPath} */ (readme.replaceAll("\\", "/"));
  project.files.registerReflectionPath(normalized, module);
}

/** @param {import("typedoc").DocumentReflection} page */
function headingOf({ name, content: [first] }) {
  const heading = first?.kind === "text" ? /^# (.+)\n/.exec(first.text)?.[1] : undefined;
  if (heading === undefined) throw new Error(`${name} does not begin with a heading`);
  return heading;
}

/**
 * Links names in comments to exports of other packages.
 *
 * @param {import("typedoc").ProjectReflection} project
 */
function linkAcrossPackages(project) {
  const modules = project.getReflectionsByKind(ReflectionKind.Module);
  for (const { comment } of Object.values(project.reflections)) {
    const texts =
      comment === undefined ? [] : [comment.summary, ...comment.blockTags.map(({ content }) => content)];
    for (const part of texts.flat()) {
      if (part.kind !== "inline-tag" || part.tag !== "@link" || part.target !== undefined) continue;
      const named = modules.flatMap((module) => {
        const found =
          module instanceof DeclarationReflection ? module.getChildByName(part.text.trim()) : undefined;
        return found ?? [];
      });
      if (named[0] !== undefined) part.target = named[0];
    }
  }
}

/** @returns {Promise<string[]>} */
async function checkPages() {
  const executable = findChromium();
  if (executable !== undefined)
    return [...(await lookAtPages(SITE, executable)), ...(await findBarriers(SITE, executable))];
  console.log(`The check of the pages is skipped. ${NO_CHROMIUM}`);
  return [];
}

/** Indexes the text of all pages; docs/site.js opens the search. */
async function addSearch() {
  const { index, errors } = await createIndex({ rootSelector: ".col-content" });
  if (index === undefined) return errors;
  await index.addDirectory({ path: SITE });
  const written = await index.writeFiles({ outputPath: path.join(SITE, "pagefind") });
  return written.errors;
}

rmSync(SITE, { recursive: true, force: true, maxRetries: 5 });
const project = await app.convert();
/** @type {string[]} */
const findings = [];
if (project !== undefined) {
  app.validate(project);
  await app.generateDocs(project, SITE);
  findings.push(...(await addSearch()));
  mkdirSync(path.join(SITE, "sample"), { recursive: true });
  await makeSampleReport(path.join(SITE, "sample/report.html"));
  await buildViewer(path.join(SITE, "viewer"));
  findings.push(...(await checkPages()));
}
const problems = app.logger.errorCount + app.logger.warningCount;
if (problems > 0) findings.push(`${problems} errors and warnings above`);
finish("site", findings);
if (findings.length === 0) console.log(path.join("docs", "site", "index.html"));
