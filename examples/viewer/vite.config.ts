import { defaultClientConditions, defineConfig } from "vite";

export default defineConfig({
  // Works in any folder of a web site.
  base: "./",
  // In this repository the packages are bundled from their sources: nothing has to be built before.
  resolve: { conditions: ["source", ...defaultClientConditions] },
  worker: { format: "es" },
  build: {
    target: "es2023",
    // Its stand-in fetches scripts, which the page's policy forbids.
    modulePreload: { polyfill: false },
    // Names that every web server can handle, whatever the sample's files are called.
    rolldownOptions: { output: { chunkFileNames: "assets/[hash].js" } },
  },
});
