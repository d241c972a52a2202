// Draws drawings of every kind, of the sample and of given sessions in all SVG renderers that this machine has, and
// prints how far their pictures are from Chromium's as a Markdown table. Build the packages first.
//
//     node packages/drawing-svg/scripts/compare-renderers.mjs [FOLDER_OF_SESSIONS] [--keep FOLDER]
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { annotationToSvg } from "@cinesync/drawing-svg";
import { NO_CHROMIUM } from "../../../scripts/lib/chromium.mjs";
import { meanDifference, shownBox } from "./lib/compare-pictures.mjs";
import { findChromiumRenderer, findRenderers } from "./lib/renderers.mjs";
import { SHAPES, TEXTS, annotationOf, drawingsOf, textAnnotation } from "./lib/test-drawings.mjs";

/** Chromium's picture and another one may differ by this much, of 255, on what is drawn. */
const LIMIT = 8;
/** Letters may leave their box by this many pixels. */
const SLACK = 4;
const SIZE = { width: 1920, height: 1080 };
const SAMPLE = fileURLToPath(new URL("../../../examples/sample/tidewater-review.csc", import.meta.url));

const { values, positionals } = parseArgs({ allowPositionals: true, options: { keep: { type: "string" } } });
const reference = findChromiumRenderer();
if (reference === undefined) throw new Error(NO_CHROMIUM);
const renderers = findRenderers();
const files = [SAMPLE, ...positionals.flatMap(sessionsIn)];
const drawings = [
  ...Object.entries(SHAPES).map(([name, objects]) => /** @type {const} */ ([name, annotationOf(objects)])),
  ...files.flatMap((file) =>
    drawingsOf(readFileSync(file, "utf8")).map(
      ([name, annotation]) => /** @type {const} */ ([`${path.basename(file)}, ${name}`, annotation]),
    ),
  ),
];
const svgs = drawings.map(([, annotation]) => annotationToSvg(annotation, SIZE));
const expected = await reference.render(svgs);
const texts = Object.keys(TEXTS);
const textSvgs = texts.map((name) => annotationToSvg(textAnnotation(name), SIZE));
let failures = 0;

/** @type {string[][]} */
const columns = [];
for (const renderer of [reference, ...renderers]) {
  const pictures = renderer === reference ? expected : await renderer.render(svgs);
  const letters = await renderer.render(textSvgs);
  keep(renderer.name, [...pictures, ...letters], [...drawings.map(([name]) => name), ...texts]);
  columns.push([
    renderer.name,
    ...pictures.map((picture, index) => difference(picture, expected[index])),
    ...letters.map((picture, index) => fits(picture, texts[index] ?? "")),
  ]);
}
const head = ["drawing", ...drawings.map(([name]) => name), ...texts.map((name) => `text: ${name}`)];
for (const [row, name] of head.entries()) {
  console.log(`| ${[name, ...columns.map((column) => column[row] ?? "")].join(" | ")} |`);
  if (row === 0) console.log(`|${" --- |".repeat(columns.length + 1)}`);
}
if (failures > 0) {
  console.error(
    `${failures} pictures differ by more than ${LIMIT} of 255, or have letters outside their box`,
  );
  process.exitCode = 1;
}

/** @param {Uint8Array | undefined} picture @param {Uint8Array | undefined} wanted */
function difference(picture, wanted) {
  const value = picture && wanted ? meanDifference(picture, wanted) : 255;
  if (value > LIMIT) failures++;
  return value.toFixed(1);
}

/** @param {Uint8Array | undefined} picture @param {string} name */
function fits(picture, name) {
  const box = picture && shownBox(picture);
  const [[x1 = 0, y1 = 0, x2 = 0, y2 = 0] = []] = TEXTS[name] ?? [];
  if (
    box !== undefined &&
    box.left >= x1 * SIZE.width - SLACK &&
    box.right <= x2 * SIZE.width + SLACK &&
    box.top >= (1 - y1) * SIZE.height - SLACK &&
    box.bottom <= (1 - y2) * SIZE.height + SLACK
  )
    return "in its box";
  failures++;
  return box === undefined ? "missing" : `outside: ${Object.values(box).join(" ")}`;
}

/** @param {string} renderer @param {readonly (Uint8Array | undefined)[]} pictures @param {readonly string[]} names */
function keep(renderer, pictures, names) {
  if (values.keep === undefined) return;
  mkdirSync(values.keep, { recursive: true });
  for (const [index, picture] of pictures.entries()) {
    const name = `${names[index] ?? ""}-${renderer}`.replace(/[^\w.-]+/g, "-");
    if (picture) writeFileSync(path.join(values.keep, `${name}.png`), picture);
  }
}

/** @param {string} folder */
function sessionsIn(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".csc"))
    .map((name) => path.join(folder, name));
}
