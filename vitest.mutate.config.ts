import { defineConfig } from "vitest/config";
import { MUTATION_TESTS } from "./scripts/lib/mutation/tests.mjs";
import base from "./vitest.config.ts";

// What runs for every change of `npm run mutate`, where the tests of a package need vitest itself.
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: [`${process.env["MUTATE_PACKAGE"] ?? "packages/*"}/test/**/*.test.ts`],
    exclude: MUTATION_TESTS.exclude.map((path) => (path.endsWith("/") ? `${path}**` : path)),
    env: MUTATION_TESTS.env,
    typecheck: { enabled: false },
  },
});
