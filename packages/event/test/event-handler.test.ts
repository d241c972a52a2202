import process from "node:process";
import { Readable } from "node:stream";
import { createSession, type Session } from "@cinesync/session-xml";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { eventHandler, type ScriptEvent } from "../src/index.ts";

// Tests that need a separate process are in scripts.test.ts.

const argv = ["--key=K", "--save-format=PNG"];
const stdin =
  '<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard"/>';

let errors = "";
let exits: (string | number | null | undefined)[] = [];

beforeEach(() => {
  errors = "";
  exits = [];
  vi.spyOn(process, "argv", "get").mockReturnValue(["node", "/scripts/notes.mjs"]);
  vi.spyOn(process, "exit").mockImplementation((code) => {
    exits.push(code ?? process.exitCode);
    return undefined as never;
  });
  process.exitCode = undefined;
  for (const [stream, keep] of [
    [process.stderr, (text: string) => (errors += text)],
    [process.stdout, () => undefined],
  ] as const) {
    vi.spyOn(stream, "write").mockImplementation((text: unknown, done?: unknown) => {
      keep(String(text));
      (done as (() => void) | undefined)?.();
      return true;
    });
  }
  vi.stubEnv("CINESYNC_DEBUG", "");
});

afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Standard error, without positions in this file. */
function withoutPlace(text: string): string {
  return text.replace(/ \(at event-handler\.test\.ts:\d+:\d+; CINESYNC_DEBUG=1 shows the stack\)/g, "");
}

test("eventHandler prints nothing and resolves when the script succeeds", async () => {
  const seen: Session[] = [];
  await eventHandler(
    (event) => {
      seen.push(event.session);
      return "ignored";
    },
    { argv, stdin },
  );
  expect(seen).toEqual([createSession()]);
  expect([errors, exits, process.exitCode]).toEqual(["", [], undefined]);
});

describe("eventHandler writes one line and sets the exit code", () => {
  const cases: readonly [string, unknown, string][] = [
    ["an error", new Error("No disk."), "No disk."],
    ["a mistake of the script", new TypeError("x is not a function"), "TypeError: x is not a function"],
    ["a text", "just text", "just text"],
    ["an empty text", "", "''"],
    ["nothing", undefined, "undefined"],
    ["an object", { status: 500 }, "{ status: 500 }"],
    ["an error without a message", new RangeError(""), "RangeError: RangeError"],
    ["several lines", new Error("one\r\n  two\tthree\u2028four\u001B[2J"), "one two three four [2J"],
    [
      "a cause",
      new Error("fetch failed", { cause: new Error("no such host") }),
      "fetch failed: no such host",
    ],
    ["a cause that is in the message", new Error("a: b", { cause: new Error("b") }), "a: b"],
    ["a cause that is not an error", new Error("a", { cause: 7 }), "a: 7"],
    ["several errors", new AggregateError([new Error("v4"), new Error("v6")]), "v4: v6"],
    ["several errors with a message", new AggregateError([new Error("v4")], "no route"), "no route: v4"],
    ["several errors, none", new AggregateError([]), "AggregateError"],
  ];

  test.each(cases)("for %s", async (_, thrown, line) => {
    await eventHandler(() => Promise.reject(thrown as Error), { argv, stdin });
    expect(withoutPlace(errors)).toBe(`notes.mjs: ${line}\n`);
    expect(exits).toEqual([1]);
  });

  test("for an endless chain of causes", async () => {
    const error = new Error("a");
    error.cause = new Error("b", { cause: error });
    await eventHandler(() => Promise.reject(error), { argv, stdin });
    expect(withoutPlace(errors)).toBe("notes.mjs: a: b\n");
  });

  test("for an endless message", async () => {
    await eventHandler(() => Promise.reject(new Error("é".repeat(1e6))), { argv, stdin });
    expect(errors.length).toBeLessThan(2100);
  });

  test("for a function that throws before its first await", async () => {
    const fails = (): void => {
      throw new Error("early");
    };
    await eventHandler(fails, { argv, stdin });
    expect([withoutPlace(errors), exits]).toEqual(["notes.mjs: early\n", [1]]);
  });

  test("for an invalid argument", async () => {
    const run = vi.fn();
    await eventHandler(run, { argv: ["--key=K"], stdin });
    expect(errors).toMatch(/^notes\.mjs: --save-format is missing: .*\n$/);
    expect([run.mock.calls, exits]).toEqual([[], [1]]);
  });

  test("for a session that cannot be read", async () => {
    const run = vi.fn();
    await eventHandler(run, { argv, stdin: "<session" });
    expect(errors).toMatch(/^notes\.mjs: cannot read the session on standard input: .*\n$/);
    expect([run.mock.calls, exits]).toEqual([[], [1]]);
  });

  test("for an unknown value of options.session, and lists the known ones", async () => {
    await eventHandler(() => undefined, { argv, stdin, session: "medai" as "media" });
    expect(errors).toBe('notes.mjs: session must be one of "whole", "media", "parts", "none", got "medai"\n');
    errors = "";
    await eventHandler({ session: "medai" } as unknown as () => void, { argv, stdin });
    expect(errors).toBe(
      'notes.mjs: run must be a function, as in eventHandler(run, { session: "whole" | "media" | "parts" | "none" }), got object\n',
    );
  });

  test("with the position of an error in the script, and a hint at the stack", async () => {
    await eventHandler(() => Promise.reject(new Error("x")), { argv, stdin });
    expect(errors).toMatch(
      /^notes\.mjs: x \(at event-handler\.test\.ts:\d+:\d+; CINESYNC_DEBUG=1 shows the stack\)\n$/,
    );
  });

  test("but keeps the exit code that the script has set", async () => {
    const run = (): void => {
      process.exitCode = 3;
      throw new Error("x");
    };
    await eventHandler(run, { argv, stdin });
    expect(exits).toEqual([3]);
    process.exitCode = 0;
    await eventHandler(() => Promise.reject(new Error("x")), { argv, stdin });
    expect(exits).toEqual([3, 1]);
  });

  test("in a process without a script's name", async () => {
    vi.spyOn(process, "argv", "get").mockReturnValue(["node"]);
    await eventHandler(() => Promise.reject(new Error("x")), { argv, stdin });
    expect(withoutPlace(errors)).toBe("event script: x\n");
  });
});

describe("eventHandler shows a stack only", () => {
  const fails = () => Promise.reject(new Error("x"));

  test("with the stacks of causes and of collected errors", async () => {
    const error = new AggregateError([new Error("b", { cause: new Error("c") })], "a");
    await eventHandler(() => Promise.reject(error), { argv, stdin, stack: true });
    for (const message of ["AggregateError: a", "Error: b", "Error: c"])
      expect(errors).toMatch(new RegExp(`${message}\\n +at `));
  });

  test("with the option stack", async () => {
    await eventHandler(fails, { argv, stdin, stack: true });
    expect(errors).toMatch(/^notes\.mjs: x \(at .*\)\nError: x\n {4}at .*event-handler\.test/);
  });

  test("with the environment variable, unless the option disables it", async () => {
    vi.stubEnv("CINESYNC_DEBUG", "1");
    await eventHandler(fails, { argv, stdin, stack: false });
    expect(withoutPlace(errors)).toBe("notes.mjs: x\n");
    await eventHandler(fails, { argv, stdin });
    expect(errors).toMatch(/^notes\.mjs: x \(at .*\)\nnotes\.mjs: x \(at .*\)\nError: x\n {4}at /);
  });

  test("of errors", async () => {
    const thrownText = "text" as unknown as Error;
    await eventHandler(() => Promise.reject(thrownText), { argv, stdin, stack: true });
    expect(errors).toBe("notes.mjs: text\n");
  });

  test("if it may read the environment", async () => {
    vi.spyOn(process, "env", "get").mockImplementation(() => {
      throw new Error("Requires env access");
    });
    await eventHandler(fails, { argv, stdin });
    expect(withoutPlace(errors)).toBe("notes.mjs: x\n");
  });
});

describe("after the script, eventHandler", () => {
  const long = () => Readable.from([stdin, ...Array.from({ length: 500 }, () => " ".repeat(1000))]);

  test("reads the rest of standard input", async () => {
    const take = async (source: Readable, fails: boolean): Promise<void> => {
      await eventHandler(() => (fails ? Promise.reject(new Error("x")) : undefined), {
        argv: fails ? [] : argv,
        stdin: source,
        session: "none",
      });
      expect(source.readableEnded).toBe(true);
      expect(source.destroyed).toBe(true);
    };
    await take(long(), false);
    await take(long(), true);
  });

  test("ignores a failure of standard input", async () => {
    async function* chunks() {
      yield " ";
      await Promise.resolve();
      throw new Error("EIO");
    }
    await eventHandler(() => undefined, { argv, stdin: Readable.from(chunks()), session: "none" });
    expect(errors).toBe("");
  });

  test("leaves a terminal alone", async () => {
    const source = Object.assign(long(), { isTTY: true });
    await eventHandler(() => undefined, { argv, stdin: source, session: "none" });
    expect(source.readableDidRead).toBe(false);
  });

  test("does not drain a source that is not a stream", async () => {
    await eventHandler(() => undefined, { argv, stdin: "not a session", session: "none" });
    expect(errors).toBe("");
  });
});

test("eventHandler ignores a closed output pipe, but no other error of it", async () => {
  await eventHandler(() => undefined, { argv, stdin });
  await eventHandler(() => undefined, { argv, stdin });
  const listeners = process.stdout.listeners("error").filter(({ name }) => name === "ignoreClosedPipe");
  expect(listeners).toHaveLength(1);
  const [listener] = listeners as ((error: Error) => void)[];
  expect(() => listener?.(Object.assign(new Error("EPIPE"), { code: "EPIPE" }))).not.toThrow();
  expect(() => listener?.(Object.assign(new Error("EIO"), { code: "EIO" }))).toThrow("EIO");
});

test("eventHandler fails when the script awaits a promise that nothing resolves", async () => {
  let release: (() => void) | undefined;
  const running = eventHandler(() => new Promise<void>((resolve) => (release = resolve)), { argv, stdin });
  await vi.waitFor(() => {
    expect(release).toBeDefined();
  });
  const listener = process.listeners("beforeExit").find(({ name }) => name.includes("unfinished"));
  listener?.(0);
  expect(withoutPlace(errors)).toBe(
    "notes.mjs: the script never finished: it awaits a promise that nothing resolves\n",
  );
  expect(process.exitCode).toBe(1);
  release?.();
  await running;
});

test("eventHandler reads the process's arguments and standard input by default", async () => {
  vi.spyOn(process, "argv", "get").mockReturnValue(["node", "s.mjs", ...argv]);
  vi.spyOn(process, "stdin", "get").mockReturnValue(
    Readable.from([stdin]) as unknown as typeof process.stdin,
  );
  const seen: ScriptEvent[] = [];
  await eventHandler((event) => {
    seen.push(event);
  });
  expect(seen[0]?.sessionKey).toBe("K");
});
