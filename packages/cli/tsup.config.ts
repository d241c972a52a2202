import { defineConfig } from "tsup";
import { command } from "../../tsup.base.ts";

// Each command is a separate file, which is loaded only when it runs.
export default defineConfig(
  command(["src/cinesync.ts"], {
    splitting: true,
    // Optional dependencies, which are loaded when a command needs them.
    external: [/^node:/, "@cinesync/drawing-png", "mediainfo.js", "playwright-core"],
  }),
);
