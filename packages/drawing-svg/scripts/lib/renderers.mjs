// The SVG renderers that drawings are compared in. Each turns files into transparent PNGs.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, findChromium } from "../../../../scripts/lib/chromium.mjs";

/**
 * @typedef {object} Renderer
 * @property {string} name
 * @property {(svgs: readonly string[]) => Promise<(Uint8Array | undefined)[]>} render A PNG for each SVG; undefined
 *   where the renderer fails.
 */

const QT = `
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PyQt5.QtGui import QGuiApplication, QImage, QPainter
from PyQt5.QtSvg import QSvgRenderer
app = QGuiApplication([])
for svg in sys.argv[1:]:
    renderer = QSvgRenderer(svg)
    image = QImage(renderer.defaultSize(), QImage.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.Antialiasing)
    renderer.render(painter)
    painter.end()
    image.save(svg[:-4] + ".png")
`;
const CAIROSVG = `
import sys, cairosvg
for svg in sys.argv[1:]:
    cairosvg.svg2png(url=svg, write_to=svg[:-4] + ".png", unsafe=True)
`;

/** The renderer that the others are compared with, or undefined where there is no Chromium. */
export function findChromiumRenderer() {
  const executablePath = findChromium();
  return executablePath === undefined ? undefined : chromiumRenderer(executablePath);
}

/** resvg, which npm installs. */
export const resvg = /** @type {Renderer} */ ({
  name: "resvg",
  render: (svgs) => Promise.resolve(svgs.map((svg) => new Resvg(svg).render().asPng())),
});

/**
 * The renderers that this machine has, Chromium not among them.
 *
 * @returns {Renderer[]}
 */
export function findRenderers() {
  return [
    pythonRenderer("Qt 5", "PyQt5.QtSvg", QT),
    pythonRenderer("CairoSVG", "cairosvg", CAIROSVG),
    commandRenderer("rsvg-convert", (files) => files.map((svg) => [svg, "-o", `${svg.slice(0, -4)}.png`])),
    commandRenderer("inkscape", (files) => [["--export-type=png", ...files]]),
    resvg,
  ].filter((renderer) => renderer !== undefined);
}

/**
 * @param {string} executablePath
 * @returns {Renderer}
 */
function chromiumRenderer(executablePath) {
  return {
    name: "Chromium",
    async render(svgs) {
      const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
      try {
        const page = await browser.newPage();
        const pictures = [];
        for (const svg of svgs) {
          const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
          await page.setViewportSize({ width: Number(width), height: Number(height) });
          await page.setContent(`<style>*{margin:0}svg{display:block}</style>${svg}`);
          pictures.push(await page.screenshot({ omitBackground: true }));
        }
        return pictures;
      } finally {
        await browser.close();
      }
    },
  };
}

/**
 * @param {string} name
 * @param {string} module
 * @param {string} program
 * @returns {Renderer | undefined}
 */
function pythonRenderer(name, module, program) {
  const python = ["python3", "/usr/bin/python3"].find(
    (command) => spawnSync(command, ["-c", `import ${module}`]).status === 0,
  );
  if (python === undefined) return undefined;
  return { name, render: (svgs) => throughFiles(svgs, (files) => [[python, "-c", program, ...files]]) };
}

/**
 * @param {string} command
 * @param {(files: readonly string[]) => string[][]} calls The arguments of each call.
 * @returns {Renderer | undefined}
 */
function commandRenderer(command, calls) {
  if (spawnSync(command, ["--version"]).status !== 0) return undefined;
  return {
    name: command,
    render: (svgs) => throughFiles(svgs, (files) => calls(files).map((args) => [command, ...args])),
  };
}

/**
 * @param {readonly string[]} svgs
 * @param {(files: readonly string[]) => string[][]} calls
 */
async function throughFiles(svgs, calls) {
  const folder = mkdtempSync(path.join(tmpdir(), "cinesync-renderers-"));
  try {
    const files = svgs.map((svg, index) => {
      const file = path.join(folder, `${index}.svg`);
      writeFileSync(file, svg);
      return file;
    });
    for (const [command = "", ...args] of calls(files)) spawnSync(command, args);
    return await Promise.resolve(files.map((file) => readIfThere(`${file.slice(0, -4)}.png`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
