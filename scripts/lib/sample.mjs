// Makes a report, a drawing and a viewer of the sample session, for the site and for pictures of the documentation.
import path from "node:path";
import { run } from "./run.mjs";
import { ROOT } from "./workspace.mjs";

const SESSION = "examples/sample/tidewater-review.csc";
/** A host that browsers treat as secure. */
export const ORIGIN = "http://localhost";

/** @param {readonly string[]} args */
async function runNode(args) {
  const { code, stderr } = await run(process.execPath, args, { cwd: ROOT });
  if (code !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
}

/** @param {readonly string[]} args */
function cinesync(...args) {
  return runNode(["packages/cli/dist/cinesync.js", ...args, "--force", "--quiet"]);
}

/** @param {string} file */
export function makeSampleReport(file) {
  const texts = ["--title", "Tidewater, Tuesday review", "--date", "2026-03-17 16:30"];
  return cinesync("report", SESSION, "--frames", "examples/sample/frames", ...texts, "-o", file);
}

/**
 * @param {string} movie
 * @param {number} frame
 * @param {string} file
 */
export function makeSampleDrawing(movie, frame, file) {
  return cinesync("svg", SESSION, "--movie", movie, "--frame", String(frame), "-o", file);
}

/** @param {string} folder */
export function buildViewer(folder) {
  const vite = "examples/node_modules/vite/bin/vite.js";
  return runNode([
    vite,
    "build",
    "examples/viewer",
    "--outDir",
    path.resolve(folder),
    "--emptyOutDir",
    "--logLevel",
    "error",
  ]);
}

/**
 * Serves the files of a folder to a browser under `ORIGIN`, without a server.
 *
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} folder
 */
export function serveFolder(context, folder) {
  return context.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const file = path.join(
      folder,
      decodeURIComponent(pathname.endsWith("/") ? `${pathname}index.html` : pathname),
    );
    return route.fulfill({ path: file }).catch(() => route.fulfill({ status: 404 }));
  });
}
