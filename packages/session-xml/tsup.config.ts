import { readFileSync } from "node:fs";
import { defineConfig } from "tsup";
import { joinedLibrary } from "../../tsup.base.ts";

const ENTRIES = ["src/index.ts", "src/node.ts", "src/issue-catalogue.ts"];

// Each file that a public entry exports something of stays a file, and what several of these need is joined: few files to load, and
// a bundler takes only those that it needs. So saxes, which is not free of side effects, is left out where nothing is read.
const EXPORTED = ENTRIES.flatMap((entry) =>
  [...readFileSync(entry, "utf8").matchAll(/ from "\.\/(lib\/[^"]+)"/g)].map(
    ([, file]) => `src/${file ?? ""}`,
  ),
);

export default defineConfig(joinedLibrary(ENTRIES, { entry: [...new Set([...ENTRIES, ...EXPORTED])] }));
