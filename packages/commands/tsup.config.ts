import { defineConfig } from "tsup";
import { library } from "../../tsup.base.ts";

// One file: loading ten small ones takes measurably longer, and bundlers take single functions out of this one too.
export default defineConfig(
  library(["src/index.ts"], { entry: ["src/index.ts"], bundle: true, plugins: [] }),
);
