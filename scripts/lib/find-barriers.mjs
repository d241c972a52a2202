// Runs axe on one page of each kind, on a phone in light colors and on a wide screen in dark ones.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS } from "./chromium.mjs";
import { ORIGIN, serveFolder } from "./sample.mjs";
import { ROOT } from "./workspace.mjs";

/** @type {readonly import("playwright-core").BrowserContextOptions[]} */
const SCREENS = [
  { viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
];

/** Rules that TypeDoc's template violates: it puts links into headings that fold sections, and skips heading levels. */
const TEMPLATE_RULES = { "nested-interactive": { enabled: false }, "heading-order": { enabled: false } };

/**
 * @param {string} folder
 * @param {string} executable
 * @returns {Promise<string[]>} One sentence for each barrier.
 */
export async function findBarriers(folder, executable) {
  const examples = createRequire(path.join(ROOT, "examples/package.json"));
  const axe = readFileSync(examples.resolve("axe-core/axe.min.js"), "utf8");
  const browser = await chromium.launch({ executablePath: executable, args: [...CHROMIUM_FLAGS] });
  /** @type {string[]} */
  const findings = [];
  try {
    for (const screen of SCREENS) {
      const context = await browser.newContext({ ...screen, bypassCSP: true, serviceWorkers: "block" });
      await serveFolder(context, folder);
      const page = await context.newPage();
      for (const name of onePageOfEachKind(folder)) {
        await page.goto(`${ORIGIN}/${name}`);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(
          (rules) => /** @type {any} */ (globalThis).axe.run({ rules }),
          TEMPLATE_RULES,
        );
        for (const { id, nodes } of violations) {
          const [first] = nodes;
          findings.push(`${name}, ${screen.colorScheme}: axe ${id}, ${nodes.length} times: ${first?.html}`);
        }
      }
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return findings;
}

/** @param {string} folder */
function onePageOfEachKind(folder) {
  const pages = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".html") && name.includes("/"))
    .sort();
  return ["index.html", ...new Map(pages.map((name) => [path.dirname(name), name])).values()];
}
