/**
 * Finds a Chromium for the tests that look at pages in a real browser.
 *
 * The environment variable CHROME_PATH wins, then the names on PATH, then the usual places. On Debian and its
 * relatives, as root and with CI=true or CINESYNC_INSTALL_CHROMIUM=1, a missing Chromium is installed by apt-get.
 *
 *     node scripts/ensure-chromium.mjs      prints the path, or says why there is none and exits with 1
 */
import { spawnSync } from "node:child_process";
import { accessSync, constants, mkdirSync, rmdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
  "/snap/bin/chromium",
];

/** What a headless run needs to start anywhere, to stay off the network and to leave the user's profile alone. */
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

/** What to do when `findChromium` gives nothing; tests print it as the reason for skipping. */
export const NO_CHROMIUM =
  "No Chromium found: set CHROME_PATH, or on Debian as root set CINESYNC_INSTALL_CHROMIUM=1 to install it.";

/**
 * The path of a Chromium that can be run, or undefined.
 *
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {string | undefined}
 */
export function findChromium(environment = process.env) {
  const found = lookForChromium(environment);
  if (found !== undefined || !mayInstall(environment)) return found;
  withLock(() => {
    // Another test file may have installed it while this one waited.
    if (lookForChromium(environment) === undefined) install();
  });
  return lookForChromium(environment);
}

/** @param {NodeJS.ProcessEnv} environment */
function lookForChromium(environment) {
  const given = environment["CHROME_PATH"];
  if (given !== undefined && given !== "") {
    if (isExecutable(given)) return given;
    throw new Error(`CHROME_PATH is ${JSON.stringify(given)}, which cannot be run.`);
  }
  const folders = (environment["PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
  const endings = process.platform === "win32" ? [".exe"] : [""];
  const onPath = NAMES.flatMap((name) =>
    folders.flatMap((folder) => endings.map((ending) => path.join(folder, name + ending))),
  );
  return [...onPath, ...PLACES].find((candidate) => isExecutable(candidate));
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

/** @param {NodeJS.ProcessEnv} environment */
function mayInstall(environment) {
  const wanted = environment["CI"] === "true" || environment["CINESYNC_INSTALL_CHROMIUM"] === "1";
  return (
    wanted && process.platform === "linux" && process.getuid?.() === 0 && isExecutable("/usr/bin/apt-get")
  );
}

function install() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const packages = ["chromium", "fonts-dejavu-core"];
  const patient = ["-o", "DPkg::Lock::Timeout=300"];
  spawnSync("apt-get", [...patient, "update", "-qq"], { env, stdio: "ignore" });
  spawnSync("apt-get", [...patient, "install", "-y", "-qq", "--no-install-recommends", ...packages], {
    env,
    stdio: "ignore",
  });
}

/**
 * Test files run side by side, and apt-get does not.
 *
 * @param {() => void} action
 */
function withLock(action) {
  const lock = path.join(tmpdir(), "cinesync-toolkit-chromium.lock");
  const giveUp = Date.now() + 600_000;
  while (!takeLock(lock)) {
    if (Date.now() > giveUp) throw new Error(`${lock} is left over from a run that was stopped: remove it.`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  }
  try {
    action();
  } finally {
    rmdirSync(lock);
  }
}

/** @param {string} lock */
function takeLock(lock) {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const found = findChromium();
  if (found === undefined) {
    console.error(NO_CHROMIUM);
    process.exitCode = 1;
  } else {
    console.log(found);
  }
}
