// Tests that take long: large files, many cases, long comparisons. `npm run check -- long-tests` runs them.
import { defineConfig } from "vitest/config";
import { shared } from "./vitest.config.ts";

export default defineConfig({
  ...shared,
  test: { include: ["packages/*/test/**/*.long.ts", "examples/test/**/*.long.ts"], testTimeout: 600_000 },
});
