// Bundles programs with esbuild, as for a web page, and runs each in its own page in Chromium.
import { createServer } from "node:http";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS } from "../lib/chromium.mjs";

/**
 * @param {readonly { name: string, file: string }[]} programs
 * @param {string} executable
 * @returns {Promise<string[]>}
 */
export async function runInChromium(programs, executable) {
  const bundles = await Promise.all(programs.map(({ file }) => bundle(file)));
  const server = createServer((request, response) => {
    const script = /^\/(\d+)\.js$/.exec(request.url ?? "")?.[1];
    const page = /^\/(\d+)\.html$/.exec(request.url ?? "")?.[1];
    const body =
      script !== undefined
        ? bundles[Number(script)]
        : page !== undefined
          ? `<!doctype html><meta charset="utf-8"><title>Test</title><script type="module" src="${page}.js"></script>`
          : "";
    response.setHeader("content-type", script !== undefined ? "text/javascript" : "text/html");
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const browser = await chromium.launch({ executablePath: executable, args: [...CHROMIUM_FLAGS] });
  try {
    /** @type {string[]} */
    const findings = [];
    for (const [index, { name }] of programs.entries()) {
      const problem = await visit(browser, `http://127.0.0.1:${port}/${index}.html`);
      if (problem !== undefined) findings.push(`${name} in Chromium: ${problem}`);
    }
    return findings;
  } finally {
    await browser.close();
    server.close();
  }
}

/** @param {string} file */
async function bundle(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "silent",
    footer: { js: "globalThis.hasEnded = true;" },
  });
  return outputFiles[0]?.text ?? "";
}

/**
 * @param {import("playwright-core").Browser} browser
 * @param {string} url
 * @returns {Promise<string | undefined>} The problem, if any.
 */
async function visit(browser, url) {
  const page = await browser.newPage();
  try {
    return await new Promise((resolve) => {
      page.on("pageerror", (error) => resolve(String(error)));
      page
        .goto(url)
        .then(() => page.waitForFunction("globalThis.hasEnded === true", undefined, { timeout: 20_000 }))
        .then(
          () => resolve(undefined),
          (/** @type {unknown} */ error) => resolve(String(error)),
        );
    });
  } finally {
    await page.close();
  }
}
