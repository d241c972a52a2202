// Slow tests: large files, memory, many cases, long comparisons. `npm run check -- long-tests` runs them.
import { defineConfig } from "vitest/config";
import { shared } from "./vitest.config.ts";

export default defineConfig({
  ...shared,
  test: {
    include: [
      "packages/*/test/**/*.long.ts",
      "examples/test/**/*.long.ts",
      // Random comparisons, with more cases than in the short run.
      "packages/session-xml/test/{read/{same-result,lossless},hostile/damage}.test.ts",
      "packages/session-xml/test/{validate/properties,differential/differential,generated/json-schema}.test.ts",
      "packages/notes/test/timecode.test.ts",
    ],
    env: {
      SAME_RESULT_COUNT: "1000",
      LOSSLESS_COUNT: "3000",
      DAMAGE_COUNT: "10000",
      FUZZ_COUNT: "1500",
      DIFFERENTIAL_COUNT: "4000",
      TIMECODE_MINUTES: "1440",
    },
    testTimeout: 900_000,
  },
});
