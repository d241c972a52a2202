import { type ChildProcess, execFile, spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import type { StartedProgram, System } from "./system.ts";

/** Returns the system that this program runs on. */
export function thisSystem(): System {
  return {
    platform: process.platform,
    env: process.env,
    // On macOS, `open` ends when the application has started, which takes long after a restart. On Linux, the started
    // program can be the application itself, which keeps running, so a long wait would gain nothing.
    patience: process.platform === "darwin" ? 30_000 : 1_500,
    run: (program, args) =>
      new Promise((resolve) => {
        const child = execFile(program, args, { timeout: 10_000, windowsHide: true }, (error, output) => {
          if (child.pid === undefined) resolve(undefined);
          else resolve({ status: error === null ? 0 : child.exitCode, output });
        });
      }),
    start: (program, args) =>
      new Promise((resolve, reject) => {
        const child = spawn(program, args, { detached: true, stdio: "ignore", windowsHide: true });
        child.once("error", reject);
        child.once("spawn", () => {
          child.unref();
          resolve(watch(child));
        });
      }),
    open: async (url) => {
      const { default: open } = await import("open");
      return watch(await open(url));
    },
  };
}

function watch(child: ChildProcess): StartedProgram {
  const end = new Promise<number | null>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once("exit", resolve);
  });
  return {
    async ended(within) {
      const timer = new AbortController();
      const late = delay(within, undefined, { signal: timer.signal }).catch(() => undefined);
      const status = await Promise.race([end, late]);
      timer.abort();
      return status;
    },
  };
}
