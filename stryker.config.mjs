// Mutation tests, on demand: find changes of the code that no test notices.
//
//     npm run mutate -- --mutate "packages/event/src/**/*.ts"
//     npm run mutate -- --mutate "packages/session-xml/src/lib/format/value-types.ts:1-80"
export default {
  testRunner: "vitest",
  // Stryker looks for plugins next to itself, where pnpm does not put them.
  plugins: ["@stryker-mutator/vitest-runner"],
  ignorePatterns: ["/docs/site", "/bench/data", "/coverage", "/reports", "dist"],
  coverageAnalysis: "perTest",
  // A change of a table that is built when modules load would run every test again.
  ignoreStatic: true,
  concurrency: 2,
  reporters: ["progress-append-only", "clear-text", "html"],
  clearTextReporter: { reportTests: false, allowColor: false },
  tempDirName: ".stryker-tmp",
};
