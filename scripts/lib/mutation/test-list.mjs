// Stands for "vitest" where tests run many times in one process: its own `expect`, and tests that are collected in a list.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

/**
 * @typedef {() => unknown} Body
 * @typedef {{ name: string, before: Body[], after: Body[], beforeAll: Body[], afterAll: Body[], ready: boolean }} Suite
 * @typedef {{ id: string, file: string, body: Body, suites: Suite[] }} Test
 */

const fromVitest = createRequire(createRequire(import.meta.url).resolve("vitest/package.json"));
const { chai, getState, GLOBAL_EXPECT, JestAsymmetricMatchers, JestChaiExpect, JestExtend, setState } =
  await import(pathToFileURL(fromVitest.resolve("@vitest/expect")).href);

const { fn, restoreAllMocks, spyOn } = await import(pathToFileURL(fromVitest.resolve("@vitest/spy")).href);

/** The test that runs. @type {Test | undefined} */
let current;

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
/** @type {any} */
const expect = (/** @type {unknown} */ value, /** @type {string | undefined} */ message) =>
  chai.expect(value, message);
Object.assign(expect, chai.expect, {
  getState: () => getState(expect),
  setState: (/** @type {object} */ state) => setState(state, expect),
});
Reflect.set(globalThis, GLOBAL_EXPECT, expect);
setState({ assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null }, expect);
chai.expect.extend(expect, {
  toMatchFileSnapshot(/** @type {string} */ text, /** @type {string} */ file) {
    const pass = readFileSync(path.resolve(path.dirname(current?.file ?? ""), file), "utf8") === text;
    return { pass, message: () => `not what ${file} has` };
  },
});

/**
 * A new list, and the functions that put tests into it.
 */
export function testList() {
  /** @type {Test[]} */
  const tests = [];
  /** @type {Set<string>} */
  const ids = new Set();
  /** @type {Suite[]} */
  let suites = [];
  let file = "";

  const newSuite = (/** @type {string} */ name) => ({
    name,
    before: [],
    after: [],
    beforeAll: [],
    afterAll: [],
    ready: false,
  });

  /** @param {string} name @param {Body} body */
  function test(name, body) {
    const full = `${file}#${[...suites.slice(1).map((suite) => suite.name), name].join(" ")}`;
    let id = full;
    for (let count = 2; ids.has(id); count += 1) id = `${full} (${String(count)})`;
    ids.add(id);
    tests.push({ id, file, body, suites });
  }
  /** @param {string} name @param {Body} body */
  function describe(name, body) {
    const outer = suites;
    suites = [...outer, newSuite(name)];
    body();
    suites = outer;
  }
  /** @param {(name: string, body: Body) => void} one */
  const each =
    (one) =>
    (/** @type {unknown[]} */ cases) =>
    (/** @type {string} */ name, /** @type {(...values: unknown[]) => unknown} */ body) => {
      // A list of values, of which some are arrays, is no list of rows.
      const areRows = cases.every((values) => Array.isArray(values));
      for (const [index, values] of cases.entries()) {
        one(`${name} [${String(index)}]`, () =>
          body(...(areRows ? /** @type {unknown[]} */ (values) : [values])),
        );
      }
    };
  test.each = each(test);
  test.skipIf = (/** @type {boolean} */ skip) => (skip ? () => undefined : test);
  describe.each = each(describe);
  const hook =
    (/** @type {"before" | "after" | "beforeAll" | "afterAll"} */ kind) => (/** @type {Body} */ body) =>
      suites.at(-1)?.[kind].push(body);
  return {
    /** The tests of a file. @param {string} name @param {() => void} loadFile */
    load(name, loadFile) {
      file = name;
      suites = [newSuite(name)];
      const first = tests.length;
      loadFile();
      return tests.slice(first);
    },
    api: {
      test,
      it: test,
      describe,
      expect,
      vi: { fn, restoreAllMocks, spyOn },
      beforeEach: hook("before"),
      afterEach: hook("after"),
      beforeAll: hook("beforeAll"),
      afterAll: hook("afterAll"),
    },
  };
}

/**
 * Runs a test, with what comes before and after each.
 *
 * @param {Test} test
 */
export async function runTest(test) {
  current = test;
  for (const suite of test.suites) {
    if (suite.ready) continue;
    suite.ready = true;
    for (const body of suite.beforeAll) await body();
  }
  try {
    for (const suite of test.suites) for (const body of suite.before) await body();
    await test.body();
  } finally {
    for (const suite of [...test.suites].reverse()) for (const body of suite.after) await body();
  }
}

/**
 * What comes after all tests.
 *
 * @param {Test[]} tests
 */
export async function endTests(tests) {
  for (const suite of new Set(tests.flatMap((test) => test.suites))) {
    if (suite.ready) for (const body of suite.afterAll) await body();
  }
}
