import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { CliError } from "../base/cli-error.ts";
import { escapeControls } from "../base/escape-controls.ts";
import { optional } from "./optional-package.ts";

const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome", "msedge"];
const USUAL_PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
];

/** Sizes of paper. */
export type Paper = "A4" | "Letter";

/**
 * Prints a page as PDF, with an outline and tags for screen readers.
 *
 * @param page The path of an HTML file.
 * @param paper By default that of the system's region.
 * @throws {CliError} without an installed browser.
 */
export async function printPdf(page: string, paper: Paper = regionalPaper()): Promise<Uint8Array> {
  const { chromium } = await optional("playwright-core", () => import("playwright-core"), "PDF");
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    throw new CliError("PDF needs an installed Chrome, Chromium or Edge, and none was found", {
      code: "missing-browser",
      hint: "install one, or name its program in CHROME_PATH",
    });
  }
  try {
    const browser = await chromium.launch({ executablePath });
    try {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const tab = await context.newPage();
      await tab.goto(pathToFileURL(page).href);
      return await tab.pdf({ format: paper, printBackground: true, outline: true, tagged: true });
    } finally {
      await browser.close();
    }
  } catch (cause) {
    const [reason = ""] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
    throw new CliError(`cannot print with ${escapeControls(executablePath)}: ${reason}`, {
      code: "browser-failed",
      cause,
    });
  }
}

function regionalPaper(): Paper {
  const { region = "" } = new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).maximize();
  return ["US", "CA", "MX"].includes(region) ? "Letter" : "A4";
}

function findBrowser(): string | undefined {
  const { CHROME_PATH: given = "", PATH = "" } = process.env;
  if (given !== "") {
    if (isProgram(given)) return given;
    throw new CliError(`CHROME_PATH must name the program of a browser, got ${escapeControls(given)}`, {
      code: "missing-browser",
      hint: "correct it, or unset it to use the installed browser",
    });
  }
  const suffix = process.platform === "win32" ? ".exe" : "";
  const folders = PATH.split(delimiter).filter((folder) => folder !== "");
  const inPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  return [...inPath, ...USUAL_PLACES].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
