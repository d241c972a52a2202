import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { defaultClientConditions, defineConfig, type Plugin } from "vite";

/**
 * Writes two more files: the same page under a policy that allows WebAssembly, which the ProRes decoder needs, and the
 * service worker with the list of all files and a version that changes with any of them.
 */
function morePages(): Plugin {
  return {
    name: "more-pages",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const page = bundle["index.html"];
        if (page?.type !== "asset") throw new Error("the build has no index.html");
        const prores = String(page.source)
          .replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
          .replace("<html ", "<html data-prores ");
        this.emitFile({ type: "asset", fileName: "prores.html", source: prores });
        const files = [
          "./",
          "./prores.html",
          "./manifest.webmanifest",
          ...Object.keys(bundle).map((name) => `./${name}`),
        ].sort();
        const hash = createHash("sha256");
        for (const [name, file] of Object.entries(bundle)) {
          hash.update(name).update(file.type === "chunk" ? file.code : file.source);
        }
        const source = readFileSync(new URL("service-worker.mjs", import.meta.url), "utf8")
          .replace("[/* files */]", JSON.stringify(files))
          .replace("/* version */", hash.digest("hex").slice(0, 16));
        this.emitFile({ type: "asset", fileName: "service-worker.js", source });
      },
    },
  };
}

export default defineConfig({
  // Works in any folder of a web site.
  base: "./",
  // In this repository the packages are bundled from their sources: nothing must be built before.
  resolve: { conditions: ["source", ...defaultClientConditions] },
  worker: { format: "es" },
  plugins: [morePages()],
  build: {
    target: "es2023",
    // The polyfill fetches scripts, which the page's policy forbids.
    modulePreload: { polyfill: false },
    // Names that every web server can handle, whatever the sample's files are called.
    rolldownOptions: { output: { chunkFileNames: "assets/[hash].js" } },
  },
});
