// Makes the pictures of the README and the site, in docs/pictures, from the sample: the report and the viewer, light
// and dark, and a drawing over its frame. Needs built packages and a Chromium.
//
//     node scripts/make-pictures.mjs
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { SCENES } from "../examples/sample/make/scenes.mjs";
import { CHROMIUM_FLAGS, NO_CHROMIUM, findChromium } from "./lib/chromium.mjs";
import { ORIGIN, buildViewer, makeSampleDrawing, makeSampleReport, serveFolder } from "./lib/sample.mjs";
import { ROOT } from "./lib/workspace.mjs";

const PICTURES = path.join(ROOT, "docs/pictures");
const DRAWN = { movie: "sea_0010_comp_v012.mov", frame: 48 };
const SCREEN = { width: 1200, height: 760 };
/** The size limit of one picture, in bytes. */
const LARGEST = 150_000;

/** @type {(picture: Uint8Array) => { png(options: object): { toBuffer(): Promise<Buffer> } }} */
const sharp = createRequire(path.join(ROOT, "packages/drawing-png/package.json"))("sharp");

const executablePath = findChromium();
if (executablePath === undefined) throw new Error(NO_CHROMIUM);
mkdirSync(PICTURES, { recursive: true });
const folder = mkdtempSync(path.join(tmpdir(), "pictures-"));
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
try {
  const [report, drawing, viewer] = ["report.html", "drawing.svg", "viewer"].map((name) =>
    path.join(folder, name),
  );
  await makeSampleReport(report ?? "");
  await makeSampleDrawing(DRAWN.movie, DRAWN.frame, drawing ?? "");
  await buildViewer(viewer ?? "");
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const context = await browser.newContext({ viewport: SCREEN, colorScheme, serviceWorkers: "block" });
    await serveFolder(context, viewer ?? "");
    const page = await context.newPage();
    await page.goto(pathToFileURL(report ?? "").href);
    // Ends after the contact sheet.
    const clip = { x: 0, y: 0, width: SCREEN.width, height: 710 };
    await save(`report-${colorScheme}`, await page.screenshot({ clip }));
    await page.goto(`${ORIGIN}/`);
    await page.getByRole("button", { name: "Open the sample" }).click();
    await page
      .getByRole("listbox", { name: "Playlist" })
      .getByRole("option", { name: DRAWN.movie })
      .first()
      .click();
    await page.getByRole("listbox", { name: "Notes" }).getByRole("option").nth(1).waitFor();
    await page.keyboard.press("n");
    // Messages about the opened files disappear after a while.
    await page.locator(".message").last().waitFor({ state: "detached", timeout: 20_000 });
    await save(`viewer-${colorScheme}`, await page.screenshot());
    await context.close();
  }
  const page = await browser.newPage({ viewport: { width: 960, height: 540 } });
  const layer = "position:absolute;inset:0";
  await page.setContent(
    `<style>body { margin: 0 } svg { width: 100%; height: 100% }</style><div style="${layer}">${SCENES.get(DRAWN.movie)?.(DRAWN.frame) ?? ""}</div>` +
      `<div style="${layer}">${readFileSync(drawing ?? "", "utf8")}</div>`,
  );
  await save("drawing", await page.screenshot());
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}

/**
 * @param {string} name
 * @param {Uint8Array} png
 */
async function save(name, png) {
  const small = await sharp(png).png({ palette: true, quality: 90, effort: 10 }).toBuffer();
  if (small.length > LARGEST)
    throw new Error(`${name} must be at most ${LARGEST} bytes, got ${small.length}`);
  writeFileSync(path.join(PICTURES, `${name}.png`), small);
  console.log(`${name}.png ${small.length}`);
}
