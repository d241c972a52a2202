// Opens all pages of a site with a phone's screen, and checks that nothing is wider and that every link works.
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS } from "./chromium.mjs";

const SCREEN = { width: 390, height: 844 };

/**
 * Width and link targets of a page.
 *
 * @typedef {{ excess: number, ids: readonly string[], links: readonly string[] }} Look
 */

/**
 * @param {string} folder
 * @param {string} executable
 * @returns {Promise<string[]>} One sentence for each problem.
 */
export async function lookAtPages(folder, executable) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html"))
    .map((name) => name.replaceAll("\\", "/"));
  /** @type {Map<string, Look>} */
  const looks = new Map();
  const browser = await chromium.launch({ executablePath: executable, args: [...CHROMIUM_FLAGS] });
  try {
    // Scripts only hide parts of a page; without them, everything is visible, and loads faster.
    const context = await browser.newContext({ viewport: SCREEN, javaScriptEnabled: false });
    const page = await context.newPage();
    for (const name of names) {
      await page.goto(pathToFileURL(path.join(folder, name)).href);
      looks.set(name, await page.evaluate(look));
    }
  } finally {
    await browser.close();
  }
  const files = new Set(
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/")),
  );
  return [...looks].flatMap(([name, { excess, links }]) => [
    ...(excess > 0 ? [`${name} is ${excess} px wider than a screen of ${SCREEN.width} px`] : []),
    ...links.flatMap((link) => {
      const problem = checkLink(folder, new URL(link), looks, files);
      return problem === undefined ? [] : [`${name}: ${problem}`];
    }),
  ]);
}

/** Runs in the page. */
function look() {
  const root = document.documentElement;
  return {
    excess: root.scrollWidth - root.clientWidth,
    ids: [...document.querySelectorAll("[id]")].map(({ id }) => id),
    links: [...document.querySelectorAll("a")]
      .map(({ href }) => href)
      .filter((href) => href.startsWith("file:")),
  };
}

/**
 * @param {string} folder
 * @param {URL} link
 * @param {ReadonlyMap<string, Look>} looks
 * @param {ReadonlySet<string>} files
 * @returns {string | undefined}
 */
function checkLink(folder, link, looks, files) {
  const goal = path.relative(folder, fileURLToPath(link)).replaceAll("\\", "/");
  if (!files.has(goal)) return `link target does not exist: ${goal}`;
  if (goal.endsWith(".md")) return `link target is not a page of the site: ${goal}`;
  const anchor = decodeURIComponent(link.hash.slice(1));
  if (anchor === "" || looks.get(goal)?.ids.includes(anchor) !== false) return undefined;
  return `${goal} has no #${anchor}`;
}
