// A registry of our own on loopback: packages are published to it and installed from it as from the public one.
// Everything else comes from the registry that npm is set up for, once, and is kept for runs without a network.
import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { npm } from "./run.mjs";
import { ROOT } from "./workspace.mjs";

/**
 * @typedef {object} Registry
 * @property {string} url
 * @property {Readonly<Record<string, string>>} env Makes npm and pnpm use this registry and nothing of the user's.
 * @property {() => Promise<void>} stop
 */

/** Kept between runs, so that the packages of others are fetched only once. */
const STORAGE = path.join(ROOT, "node_modules/.cache/cinesync-registry");

/**
 * @param {string} scratch A folder for settings and caches.
 * @returns {Promise<Registry>}
 */
export async function startRegistry(scratch) {
  const upstream = (await npm(["config", "get", "registry"], { cwd: ROOT })).trim();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const config = path.join(scratch, "verdaccio.json");
  mkdirSync(STORAGE, { recursive: true });
  // The packages of this run have a place of their own, so that two runs do not meet.
  const own = `run-${port}`;
  writeFileSync(config, JSON.stringify(settings(upstream, own), null, 2));
  const verdaccio = createRequire(import.meta.url).resolve("verdaccio/bin/verdaccio");
  const child = spawn(process.execPath, [verdaccio, "--config", config, "--listen", `127.0.0.1:${port}`], {
    cwd: scratch,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_NO_WARNINGS: "1" },
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (log += text));
  const ended = new Promise((resolve) => child.on("close", resolve));
  const stop = async () => {
    child.kill();
    await ended;
    rmSync(path.join(STORAGE, own), { recursive: true, force: true, maxRetries: 5 });
  };
  const stopLate = () => void child.kill();
  process.once("exit", stopLate);
  for (let waited = 0; !(await answers(url)); waited += 100) {
    if (child.exitCode !== null || waited > 60_000) {
      await stop();
      throw new Error(`The registry on loopback did not start:\n${log}`);
    }
    await sleep(100);
  }
  return { url, env: environment(scratch, url), stop };
}

/**
 * @param {string} upstream
 * @param {string} own Folder below the storage.
 */
function settings(upstream, own) {
  const everyone = { access: "$all", publish: "$all", unpublish: "$all", storage: own };
  return {
    storage: STORAGE,
    // An answer of the registry behind is good for a month; without a network, for ever.
    uplinks: { upstream: { url: upstream, maxage: "30d", timeout: "60s" } },
    packages: { "@cinesync/*": everyone, "**": { access: "$all", proxy: "upstream" } },
    auth: {},
    publish: { allow_offline: true },
    max_body_size: "50mb",
    web: { enable: false },
    log: { type: "stdout", format: "json", level: "error" },
  };
}

/**
 * @param {string} scratch
 * @param {string} url
 */
function environment(scratch, url) {
  const userconfig = path.join(scratch, "user.npmrc");
  // npm asks for a token before it publishes; this registry takes any.
  writeFileSync(userconfig, `registry=${url}\n${url.replace(/^http:/, "")}:_authToken=anyone\n`);
  return {
    npm_config_userconfig: userconfig,
    npm_config_globalconfig: path.join(scratch, "global.npmrc"),
    npm_config_registry: url,
    npm_config_cache: path.join(scratch, "npm-cache"),
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_update_notifier: "false",
    // Provenance is a statement of the CI service that publishes; there is none here.
    npm_config_provenance: "false",
  };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** @param {string} url */
async function answers(url) {
  try {
    return (await fetch(`${url}-/ping`)).ok;
  } catch {
    return false;
  }
}
