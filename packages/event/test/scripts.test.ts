import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { largeSession } from "./lib/large-session.ts";
import { prepareScripts } from "./lib/run-script.ts";

// Runs real scripts in their own processes, as cineSync starts them.

let scripts: Awaited<ReturnType<typeof prepareScripts>>;
beforeAll(async () => {
  scripts = await prepareScripts();
});
afterAll(() => scripts.remove());

function* endless(): Generator<string> {
  for (;;) yield " ".repeat(65_536);
}

const args = ["--key=ASDF1234", "--save-format=JPEG"];
const quiet = { status: 0, stderr: "", writeError: undefined };

describe("a script in its own process", () => {
  test("gets the session, with the arguments of the configured command line first", async () => {
    const outcome = await scripts.run("print-event.mjs", {
      args: [
        "smtp.example.com",
        "ünï cödé",
        "--quiet",
        ...args,
        "--user",
        "Ünal",
        "--url=cinesync://script/a%20b?c",
      ],
      input: largeSession(1),
    });
    expect(outcome).toMatchObject(quiet);
    expect(JSON.parse(outcome.stdout)).toMatchObject({
      sessionKey: "ASDF1234",
      joinUrl: "cinesync://session/ASDF1234",
      user: "Ünal",
      command: { kind: "run-script", name: "a b", query: "c" },
      args: ["smtp.example.com", "ünï cödé"],
      options: { quiet: true },
      session: { media: [{ name: "long.mov", annotations: [{ frame: 1, objects: [{ kind: "line" }] }] }] },
    });
  });

  test("gets a session of tens of megabytes completely", async () => {
    const outcome = await scripts.run("count-points.mjs", { args, input: largeSession(2500) });
    expect(outcome).toEqual({ ...quiet, stdout: "500000\n" });
  });

  test("reads a session that is too large for memory part by part", async () => {
    const outcome = await scripts.run("count-parts.mjs", {
      args,
      input: largeSession(4000),
      nodeOptions: ["--max-old-space-size=40"],
    });
    expect(outcome).toMatchObject(quiet);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ annotation: 40, points: 800_000, "session-end": 1 });
  });

  test("fails with the cause and position of a session that cannot be parsed", async () => {
    const outcome = await scripts.run("print-event.mjs", {
      args,
      input: ["<session>\n", "<media></session>"],
    });
    expect(outcome).toMatchObject({ status: 1, stdout: "", writeError: undefined });
    expect(outcome.stderr).toMatch(/^print-event\.mjs: cannot read the session on standard input: .+\n$/);
  });

  test("fails without a session, and says how to run it by hand", async () => {
    const outcome = await scripts.run("print-event.mjs", { args });
    expect(outcome).toMatchObject({ status: 1, stdout: "" });
    expect(outcome.stderr).toMatch(/^print-event\.mjs: cannot read a session: .* < session\.csc\n$/);
  });
});

describe("a script does not break cineSync's pipe", () => {
  const input = () => largeSession(1500);

  test("when it takes no session", async () => {
    const outcome = await scripts.run("no-session.mjs", { args, input: input() });
    expect(outcome).toEqual({ ...quiet, stdout: "ASDF1234\n" });
  });

  test("when it stops reading early", async () => {
    const outcome = await scripts.run("first-part.mjs", { args, input: input() });
    expect(outcome).toEqual({ ...quiet, stdout: "3\n" });
  });

  test("when its arguments are invalid", async () => {
    const outcome = await scripts.run("print-event.mjs", { args: ["--key=K"], input: input() });
    expect(outcome).toMatchObject({ status: 1, stdout: "", writeError: undefined });
    expect(outcome.stderr).toMatch(/^print-event\.mjs: --save-format is missing: .*\n$/);
  });

  test("when the session is malformed at its beginning", async () => {
    const outcome = await scripts.run("print-event.mjs", { args, input: ["</session>", ...input()] });
    expect(outcome).toMatchObject({ status: 1, writeError: undefined });
  });

  test("when it throws", async () => {
    const outcome = await scripts.run("fail-after-output.mjs", { args, input: input() });
    expect(outcome).toMatchObject({ status: 1, writeError: undefined });
  });
});

describe("the process of a script", () => {
  test("ends after all output is written when the script fails, even with a running server", async () => {
    const { status, stdout, stderr } = await scripts.run("fail-after-output.mjs", { args });
    expect({ status, length: stdout.length, stderr }).toEqual({
      status: 1,
      length: 3_000_000,
      stderr: expect.stringMatching(
        /^fail-after-output\.mjs: The database is gone: connection refused \(at fail-after-output\.mjs:\d+:\d+; CINESYNC_DEBUG=1 shows the stack\)\n$/,
      ) as string,
    });
  });

  test("shows the stack when CINESYNC_DEBUG is set", async () => {
    const { stderr } = await scripts.run("fail-after-output.mjs", { args, env: { CINESYNC_DEBUG: "1" } });
    expect(stderr).toMatch(/^fail-after-output\.mjs: .*\nError: The database\nis gone\.\n {4}at /);
  });

  test("fails when the script awaits a promise that nothing resolves", async () => {
    expect(await scripts.run("never-ends.mjs", { args, input: largeSession(1) })).toMatchObject({
      status: 1,
      stderr: "never-ends.mjs: the script never finished: it awaits a promise that nothing resolves\n",
    });
  });

  test("ends although standard input is never closed", async () => {
    const outcome = await scripts.run("no-session.mjs", { args, input: "open" });
    expect(outcome).toMatchObject({ status: 0, stdout: "ASDF1234\n" });
  });

  test("ends two seconds after a complete session whose writer does not close", async () => {
    const outcome = await scripts.run("print-event.mjs", { args, input: largeSession(1), end: "keep open" });
    expect(outcome).toMatchObject({ status: 0, stderr: "" });
    expect(JSON.parse(outcome.stdout)).toMatchObject({ session: { media: [{ name: "long.mov" }] } });
  });

  test.each(["print-event.mjs", "count-parts.mjs"])(
    "ends for %s when the writer never writes",
    async (script) => {
      const outcome = await scripts.run(script, { args, input: "open" });
      expect(outcome).toMatchObject({ status: 1, stdout: "" });
      expect(outcome.stderr).toContain("cannot read a session: standard input is silent for 2 seconds");
    },
  );

  test("ends when the writer stops within the session", async () => {
    const outcome = await scripts.run("print-event.mjs", { args, input: ["<session"], end: "keep open" });
    expect(outcome).toMatchObject({ status: 1, stdout: "" });
    expect(outcome.stderr).toContain("its writer was silent for 2 seconds");
  });

  test("ends two seconds after a script whose writer never pauses", async () => {
    const outcome = await scripts.run("no-session.mjs", { args, input: endless(), end: "keep open" });
    expect(outcome).toMatchObject({ status: 0, stdout: "ASDF1234\n" });
  });

  test("succeeds when nobody reads its output", async () => {
    const outcome = await scripts.run("print-much.mjs", { args, hangUp: true });
    expect(outcome).toMatchObject({ status: 0, stderr: "" });
  });
});

test("a script finds saved frames in the folder that cineSync passes", async () => {
  const folder = await mkdtemp(join(tmpdir(), "cinesync event, "));
  try {
    for (const name of ["long.mov-00001.jpg", "long.mov-00001 (3).jpg"]) {
      await writeFile(join(folder, name), "picture");
    }
    const outcome = await scripts.run("saved-frames.mjs", {
      args: [...args, "--save-dir", folder],
      input: largeSession(101),
    });
    expect(outcome).toEqual({
      ...quiet,
      stdout: `long.mov 1 ${join(folder, "long.mov-00001 (3).jpg")}\nlong.mov 2 -\n`,
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
