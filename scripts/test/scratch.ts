import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach } from "vitest";

const made: string[] = [];

afterEach(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
});

/** Creates a folder with these files (path → contents), which is removed after the test. */
export function scratch(files: Readonly<Record<string, string>>): string {
  const dir = realpathSync(mkdtempSync(path.join(tmpdir(), "toolkit-check-")));
  made.push(dir);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    writeFileSync(path.join(dir, name), text);
  }
  return dir;
}

/** Returns the manifest of a package with one entry, and additional or different fields. */
export function manifest(name: string, more: Readonly<Record<string, unknown>> = {}): string {
  const built = { types: "./dist/index.d.ts", default: "./dist/index.js" };
  return JSON.stringify({
    name,
    version: "1.0.0",
    exports: { ".": { source: "./src/index.ts", ...built }, "./package.json": "./package.json" },
    publishConfig: { exports: { ".": built, "./package.json": "./package.json" } },
    ...more,
  });
}
