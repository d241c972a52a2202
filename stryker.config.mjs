// `npm run mutate` says what is to be changed: scripts/mutate.mjs.
export default {
  testRunner: process.env["MUTATE_PACKAGE"] === "packages/session-xml" ? "one-process" : "vitest",
  // Stryker looks for plugins beside itself, where pnpm does not put them.
  plugins: [
    "@stryker-mutator/vitest-runner",
    "./scripts/lib/mutation/test-runner.mjs",
    "./scripts/lib/mutation/survivors.mjs",
  ],
  vitest: { configFile: "vitest.mutate.config.ts", related: false },
  mutate: (process.env["MUTATE_SOURCES"] ?? "").split(","),
  ignorePatterns: ["/docs/site", "/bench/data", "/coverage", "/reports", "dist"],
  coverageAnalysis: "perTest",
  // A change to what is made while modules load, the table of the format above all, would let every test run again. What is
  // in the table is compared with the schemas, the pages and other engines by tests of their own.
  ignoreStatic: true,
  // A change that only makes a slow test slower, on a busy machine, is not one that hangs.
  timeoutFactor: 3,
  concurrency: 1,
  reporters: ["progress-append-only", "survivors", "clear-text", "html"],
  clearTextReporter: { reportTests: false, allowColor: false },
  thresholds: { high: 95, low: 85, break: 85 },
  tempDirName: ".stryker-tmp",
};
