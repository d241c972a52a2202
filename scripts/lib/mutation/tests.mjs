/** The tests that run for every change: those that look at the sources of a package, and at little input. */
export const MUTATION_TESTS = {
  exclude: [
    // They start programs or bundlers, which do not see the changed sources.
    "packages/event/test/scripts.test.ts",
    "packages/commands/test/size.test.ts",
    // Much input, which other tests have in small.
    "packages/session-xml/test/differential/",
    "packages/session-xml/test/schema/",
    "packages/session-xml/test/streaming/linear.test.ts",
    "packages/session-xml/test/streaming/memory.test.ts",
    "packages/session-xml/test/generated/format-page.test.ts",
    "packages/session-xml/test/hostile/memory.test.ts",
    "packages/session-xml/test/hostile/size.test.ts",
    "packages/session-xml/test/write/chunks.test.ts",
  ],
  // Little of what is random: enough to tell right from wrong, and hundreds of times over.
  env: {
    LOSSLESS_COUNT: "10",
    SAME_RESULT_COUNT: "2",
    DAMAGE_COUNT: "5",
    CASE_STEP: "37",
    NUMBER_COUNT: "50",
    FUZZ_COUNT: "5",
  },
};
