import { readFileSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import type { Options } from "tsup";

const SHARED: Options = {
  format: ["esm"],
  target: "es2022",
  sourcemap: true,
  clean: true,
  // The sources are in the package; the maps lead to them.
  esbuildOptions(options) {
    options.sourcesContent = false;
    options.outbase = "src";
  },
};

/**
 * The build of a library: ESM and source maps, a file for each source file, so that a bundler takes only those that
 * are needed; and the declarations, a file for each public entry.
 */
export function library(entry: readonly string[], more: Options = {}): Options {
  return {
    ...SHARED,
    entry: ["src/**/*.ts"],
    bundle: false,
    platform: "neutral",
    dts: { entry: [...entry], compilerOptions: { ignoreDeprecations: "6.0" } },
    plugins: [
      {
        name: "import built files",
        renderChunk(code) {
          // As long as before, so the source map still fits.
          return { code: code.replace(/^(.*\b(?:from|import)[ (]*"\.{1,2}\/[^"\n]+)\.ts"/gm, '$1.js"') };
        },
      },
    ],
    onSuccess: dropEmptyFiles,
    ...more,
  };
}

/** The same in one file for each entry, which a page can take without a bundler: for small packages. */
export function smallLibrary(entry: readonly string[], more: Options = {}): Options {
  return library(entry, { entry: [...entry], bundle: true, plugins: [], ...more });
}

/** A source file that holds only types leaves nothing to run. */
function dropEmptyFiles(): Promise<void> {
  for (const name of readdirSync("dist", { recursive: true, encoding: "utf8" })) {
    const file = path.join("dist", name);
    if (
      !file.endsWith(".js") ||
      readFileSync(file, "utf8")
        .replace(/^\/\/# .*$/m, "")
        .trim() !== ""
    )
      continue;
    rmSync(file);
    rmSync(`${file}.map`);
  }
  return Promise.resolve();
}

/** The build of a command: one file that starts quickly. Nobody imports it, so there are no declarations. */
export function command(entry: readonly string[], more: Options = {}): Options {
  return { ...SHARED, entry: [...entry], platform: "node", external: [/^node:/], ...more };
}
