import { defineConfig, type ViteUserConfig } from "vitest/config";

/** Configuration of both the short and the long tests. */
export const shared: ViteUserConfig = {
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
};

export default defineConfig({
  ...shared,
  test: {
    include: ["packages/*/test/**/*.test.ts", "examples/test/**/*.test.ts", "scripts/test/**/*.test.ts"],
    typecheck: {
      enabled: true,
      include: ["packages/*/test/**/*.test-d.ts"],
      tsconfig: "./tsconfig.type-tests.json",
    },
    // One process for each core, shared by test files: starting one for each file takes as long as the tests.
    isolate: false,
    maxWorkers: "100%",
    testTimeout: 60_000,
    // A browser responds quickly, but may take longer on a busy machine.
    expect: { poll: { timeout: 20_000 } },
    coverage: {
      provider: "v8",
      include: ["packages/*/src/**/*.ts"],
      reporter: ["text-summary", "html", "json-summary"],
    },
  },
});
