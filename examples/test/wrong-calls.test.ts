import * as commands from "@cinesync/commands";
import * as drawingSvg from "@cinesync/drawing-svg";
import * as event from "@cinesync/event";
import * as launch from "@cinesync/launch";
import * as mediaInfo from "@cinesync/media-info";
import * as mediaInfoNode from "@cinesync/media-info/node";
import * as merge from "@cinesync/merge";
import * as notes from "@cinesync/notes";
import * as report from "@cinesync/report";
import * as sessionXml from "@cinesync/session-xml";
import * as sessionXmlNode from "@cinesync/session-xml/node";
import { describe, expect, test } from "vitest";

// Callers without types pass anything: a promise that nobody awaited, a path, nothing at all. Each call either works or fails with
// the error class of a package, never with an error of the engine.

const PACKAGES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "session-xml": sessionXml,
  "session-xml/node": sessionXmlNode,
  commands,
  "media-info": mediaInfo,
  "media-info/node": mediaInfoNode,
  notes,
  "drawing-svg": drawingSvg,
  merge,
  event,
  launch,
  report,
};

/** Not called: it ends the process, and it would look for a real cineSync. Their own tests have wrong calls. */
const LEFT_OUT: readonly string[] = ["eventHandler", "startSession"];

const annotation = sessionXml.createAnnotation(1, { notes: "n" });
const movie = sessionXml.createMediaFile({
  locators: ["/a.mov"],
  framesPerSecond: 24,
  annotations: [annotation],
});
const session = sessionXml.createSession({ notes: "n", media: [movie] });

const WRONG: readonly (readonly [name: string, make: () => unknown])[] = [
  ["undefined", () => undefined],
  ["null", () => null],
  ["a number", () => 7],
  ["text", () => "/nosuch/review.csc"],
  ["an object", () => ({})],
  ["a list", () => []],
  ["a list of nothing", () => [undefined]],
  ["a list of objects", () => [{}]],
  ["a promise", () => Promise.resolve(session)],
  ["a function", () => () => undefined],
];

/** First arguments of functions. Each is tried with every function: what fits one is wrong for others. */
const FIRST: readonly (readonly [name: string, make: () => unknown])[] = [
  ...WRONG,
  ["a session", () => session],
  ["parts", () => sessionXml.sessionParts(session)],
  ["a movie", () => movie],
  ["an annotation", () => annotation],
  ["rows", () => notes.noteRows(session)],
  ["timelines", () => notes.noteMarkers(session)],
  ["a timeline", () => notes.noteMarkers(session)[0]],
  ["a difference", () => merge.diffSessions(session, { ...session, notes: "m" })],
];

/** No test may open cineSync, even where it is installed. */
const options = { launcher: () => Promise.resolve() };

const functions = Object.entries(PACKAGES).flatMap(([name, exports]) =>
  Object.entries(exports).flatMap(([exported, value]) =>
    typeof value === "function" && /^[a-z]/.test(exported) && !LEFT_OUT.includes(exported)
      ? [{ name, exported, call: value as (...args: unknown[]) => unknown }]
      : [],
  ),
);

/** Waits for promises, and goes through iterables, at most 1000 items of them. */
async function finish(result: unknown): Promise<void> {
  const value: unknown = await result;
  if (typeof value !== "object" || value === null || !("next" in value)) return;
  let left = 1000;
  const items = value as AsyncIterator<unknown>;
  while (left-- > 0 && (await items.next()).done !== true);
}

/** The names of errors that are not a package's own, with their messages. */
async function strayErrors(calls: Iterable<readonly [string, () => unknown]>): Promise<readonly string[]> {
  const stray: string[] = [];
  for (const [name, call] of calls) {
    try {
      await finish(call());
    } catch (error) {
      const { constructor, message, code } = error as Error & { code?: string };
      const isOwn =
        /^(?:SessionXml|CommandUrl|MediaInfo|Notes|DrawingSvg|Merge|Event|Launch|ReviewReport)Error$/;
      // The error of the file system for a path that does not exist.
      if (isOwn.test(constructor.name) ? typeof code === "string" : code === "ENOENT") continue;
      stray.push(`${name}: ${constructor.name}: ${message}`);
    }
  }
  return stray;
}

describe.each(functions)("$exported of $name fails with an error of its package", ({ call }) => {
  test("when its first argument is wrong", async () => {
    expect(await strayErrors(FIRST.map(([name, make]) => [name, () => call(make(), options)]))).toEqual([]);
  });

  test("when its second or third argument is wrong", async () => {
    const calls = FIRST.flatMap(([first, makeFirst]) =>
      WRONG.flatMap(([wrong, make]): (readonly [string, () => unknown])[] => [
        [`${first}, ${wrong}`, () => call(makeFirst(), make(), options)],
        [`${first}, options, ${wrong}`, () => call(makeFirst(), options, make())],
        [`${first}, session, ${wrong}`, () => call(makeFirst(), session, make())],
      ]),
    );
    // Without options, a launcher would look for a real cineSync.
    const isLaunch = Object.values(launch as Record<string, unknown>).includes(call);
    expect(await strayErrors(isLaunch ? [] : calls)).toEqual([]);
  });
});

/** The options that a call reads: each is one that can be wrong. */
async function optionsOf(call: (options: object) => unknown): Promise<readonly string[] | undefined> {
  const read = new Set<string>();
  const recorder = new Proxy(options, {
    get: (target, name, receiver) => {
      if (typeof name === "string" && name !== "then") read.add(name);
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  try {
    await finish(call(recorder));
    return [...read];
  } catch {
    return undefined;
  }
}

describe.each(functions)("$exported of $name fails with an error of its package", ({ call }) => {
  test("when an option has the wrong type", async () => {
    for (const [first, makeFirst] of FIRST) {
      const names = await optionsOf((recorder) => call(makeFirst(), recorder));
      const calls = (names ?? []).flatMap((option) =>
        WRONG.slice(1).map(([wrong, make]): readonly [string, () => unknown] => [
          `${first}, ${option}: ${wrong}`,
          () => call(makeFirst(), { ...options, [option]: make() }),
        ]),
      );
      expect(await strayErrors(calls.filter(([name]) => !name.includes("launcher")))).toEqual([]);
    }
  });
});
