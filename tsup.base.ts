import type { Options } from "tsup";

/** The build that all packages share: ESM, declarations and source maps. */
export function library(entry: readonly string[], more: Options = {}): Options {
  return {
    entry: [...entry],
    format: ["esm"],
    target: "es2022",
    platform: "neutral",
    sourcemap: true,
    clean: true,
    splitting: true,
    dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
    external: [/^node:/],
    // The sources are in the package; the maps lead to them.
    esbuildOptions(options) {
      options.sourcesContent = false;
    },
    ...more,
  };
}
