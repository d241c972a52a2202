import { defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

// What runs for every change of `npm run mutate`: the tests that look at the sources of one package, and at little input.
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: [`${process.env["MUTATE_PACKAGE"] ?? "packages/*"}/test/**/*.test.ts`],
    exclude: [
      // They start programs or bundlers, which do not see the changed sources.
      "packages/event/test/scripts.test.ts",
      "packages/commands/test/size.test.ts",
      // Much input, which other tests have in small.
      "packages/session-xml/test/{differential,streaming,schema}/**",
      "packages/session-xml/test/generated/format-page.test.ts",
      "packages/session-xml/test/hostile/{memory,size}.test.ts",
      "packages/session-xml/test/write/chunks.test.ts",
    ],
    // Little of what is random: enough to tell right from wrong, and hundreds of times over.
    env: { LOSSLESS_COUNT: "30", SAME_RESULT_COUNT: "20", DAMAGE_COUNT: "40", FUZZ_COUNT: "10" },
    typecheck: { enabled: false },
  },
});
