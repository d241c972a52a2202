import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { expect, onTestFinished, test } from "vitest";
import { useStuffedTexts } from "./support/linear-paths.ts";

test("ten times the input takes at most some eleven times the steps", async () => {
  const folder = await mkdtemp(join(tmpdir(), "cinesync-count-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  await build({
    entryPoints: [fileURLToPath(new URL("support/count-work.ts", import.meta.url))],
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    conditions: ["source"],
    external: ["mediainfo.js"],
  });
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, "count-work.mjs")]);
  const counts = JSON.parse(stdout) as readonly [path: string, few: number, many: number][];
  expect(counts.length).toBeGreaterThan(0);
  expect(counts.filter(([, few, many]) => few === 0 || many > 11.5 * few)).toEqual([]);
});

// Steps inside regular expressions cannot be counted: one that backtracks takes minutes here.
test.each([" ", "."])("a long run of %j in all texts comes to an end", useStuffedTexts);
