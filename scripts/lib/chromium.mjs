// The browser for tests and pictures of pages: one that is installed. Nothing is downloaded.
import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
const USUAL_FILES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
  "/snap/bin/chromium",
];

/** Starts headless anywhere, stays off the network and leaves the user's profile alone. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Why a test that needs a browser is skipped. */
export const NO_CHROMIUM = "No Chromium found: install one, or set CHROME_PATH to its program.";

/**
 * The program of an installed Chromium, Chrome or Edge: `CHROME_PATH`, else from PATH, else from the usual places.
 *
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {string | undefined}
 */
export function findChromium(environment = process.env) {
  const given = environment["CHROME_PATH"] ?? "";
  if (given !== "") {
    if (isExecutable(given)) return given;
    throw new Error(`CHROME_PATH must be a program, got ${JSON.stringify(given)}`);
  }
  const folders = (environment["PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
  const suffix = process.platform === "win32" ? ".exe" : "";
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix)));
  return [...onPath, ...USUAL_FILES].find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
