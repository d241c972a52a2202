// Makes pictures/renderers.png, which the README shows: one drawing of the sample in each renderer that this machine
// has. Needs Chromium and built packages.
//
//     node packages/drawing-svg/scripts/make-picture.mjs
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { annotationToSvg } from "@cinesync/drawing-svg";
import { parseSession } from "@cinesync/session-xml";
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, NO_CHROMIUM, findChromium } from "../../../scripts/lib/chromium.mjs";
import { findChromiumRenderer, findRenderers } from "./lib/renderers.mjs";

const SAMPLE = new URL("../../../examples/sample/tidewater-review.csc", import.meta.url);
const PICTURE = fileURLToPath(new URL("../pictures/renderers.png", import.meta.url));
/** The movie of the sample and its frame, which have pressure, an eraser and text. */
const [MOVIE, FRAME] = [0, 48];

const executablePath = findChromium();
const reference = findChromiumRenderer();
if (executablePath === undefined || reference === undefined) throw new Error(NO_CHROMIUM);
const movie = parseSession(readFileSync(SAMPLE, "utf8")).media[MOVIE];
if (movie?.kind !== "file") throw new Error("the sample has changed: choose another movie");
const annotations = movie.annotations.filter(({ frame }) => frame === FRAME);
const svg = annotationToSvg(annotations, { width: 640, height: 360, backgroundColor: "#23272e" });

const figures = [];
for (const { name, render } of [reference, ...findRenderers()]) {
  const [picture] = await render([svg]);
  const url = `data:image/png;base64,${Buffer.from(picture ?? []).toString("base64")}`;
  figures.push(`<figure><img src="${url}"><figcaption>${name}</figcaption></figure>`);
}
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
const page = await browser.newPage({ viewport: { width: 980, height: 430 } });
await page.setContent(
  `<style>body{margin:0;font:14px sans-serif;background:#fff;display:grid;grid-template-columns:repeat(3,1fr);gap:4px 10px}
  figure{margin:0}img{width:100%;display:block}figcaption{padding:4px}</style>${figures.join("")}`,
);
await page.screenshot({ path: PICTURE });
await browser.close();
