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
      "packages/session-xml/test/{differential,streaming,generated,schema}/**",
      "packages/session-xml/test/hostile/{damage,memory,size}.test.ts",
      "packages/session-xml/test/write/chunks.test.ts",
      "packages/session-xml/test/read/same-result.test.ts",
      "packages/session-xml/test/validate/properties.test.ts",
    ],
    env: { LOSSLESS_COUNT: "30" },
    typecheck: { enabled: false },
  },
});
