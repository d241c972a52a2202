import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { parseSession } from "@cinesync/session-xml";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { runExample, scratchFolder } from "./lib/run-example.ts";

// Registers a stand-in for cineSync as freedesktop.org specifies. On Windows and macOS the real application would open.
describe.skipIf(process.platform !== "linux")("on a computer with cineSync", () => {
  let home: string;
  let env: Record<string, string>;

  beforeEach(async () => {
    home = await scratchFolder();
    const applications = join(home, "data", "applications");
    await mkdir(applications, { recursive: true });
    await mkdir(join(home, "config"));
    await mkdir(join(home, "tmp"));
    await writeFile(
      join(home, "stand-in.mjs"),
      'import { renameSync, writeFileSync } from "node:fs";\n' +
        'writeFileSync(new URL("part", import.meta.url), process.argv.slice(2).join("\\n"));\n' +
        'renameSync(new URL("part", import.meta.url), new URL("received", import.meta.url));\n',
    );
    await writeFile(
      join(applications, "stand-in.desktop"),
      `[Desktop Entry]\nType=Application\nName=Stand-in\nExec="${process.execPath}" "${home}/stand-in.mjs" %u\nMimeType=x-scheme-handler/cinesync;\n`,
    );
    const list = "[Default Applications]\nx-scheme-handler/cinesync=stand-in.desktop\n";
    await writeFile(join(home, "config", "mimeapps.list"), list);
    env = {
      HOME: home,
      TMPDIR: join(home, "tmp"),
      XDG_DATA_HOME: join(home, "data"),
      XDG_DATA_DIRS: join(home, "none"),
      XDG_CONFIG_HOME: join(home, "config"),
      XDG_CONFIG_DIRS: join(home, "none"),
      XDG_CURRENT_DESKTOP: "",
      DISPLAY: "",
      WAYLAND_DISPLAY: "",
    };
  });

  const received = () => vi.waitFor(() => readFile(join(home, "received"), "utf8"), { timeout: 20_000 });

  test("Join Session joins the session with the key", async () => {
    expect(await runExample("join-session.mjs", ["A&B$C"], { env })).toEqual({
      status: 0,
      stdout: "",
      stderr: "",
    });
    expect(await received()).toBe("cinesync://session/A%26B%24C");
  });

  test("Start Session without movies starts an empty session", async () => {
    expect(await runExample("start-session.mjs", [], { env })).toMatchObject({ status: 0, stderr: "" });
    expect(await received()).toBe("cinesync://session/new");
  });

  test("Start Session with movies opens them as a playlist", async () => {
    const movie = join(home, "shot_010.mov");
    await writeFile(movie, "a movie");
    const movies = [movie, "https://media.example.com/shot%20020.mov"];
    const { status, stdout, stderr } = await runExample("start-session.mjs", movies, { env });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const file = stdout.trim();
    expect(file).toMatch(/\/Playlist\.csc$/);
    const path = encodeURIComponent(file).replaceAll("%20", "+");
    expect(await received()).toBe(`cinesync://file/merge?path=${path}`);
    const { media } = parseSession(await readFile(file));
    expect(media).toMatchObject([
      { name: "shot_010.mov", locators: [{ kind: "path", value: movie }, { kind: "short-hash" }] },
      { name: "shot 020.mov", locators: [{ kind: "url" }] },
    ]);
    expect(await readdir(join(home, "tmp"))).toHaveLength(1);
  });

  test("the examples report that nothing opens cinesync: URLs", async () => {
    await writeFile(join(home, "config", "mimeapps.list"), "");
    await writeFile(join(home, "data", "applications", "stand-in.desktop"), "");
    for (const [script, args] of [
      ["join-session.mjs", ["ASDF1234"]],
      ["start-session.mjs", []],
    ] as const) {
      const outcome = await runExample(script, args, { env });
      expect(outcome).toMatchObject({ status: 1, stdout: "" });
      expect(outcome.stderr).toMatch(/^cannot open cinesync: URLs: .*\n$/);
    }
  });
});

test.each([[[]], [["A", "B"]], [[""]]])("Join Session needs one key: %j", async (args) => {
  expect(await runExample("join-session.mjs", args)).toEqual({
    status: 1,
    stdout: "",
    stderr: "argument must be a session key: node join-session.mjs ASDF1234\n",
  });
});

test.each(["new", "../x", "."])("Join Session rejects %j as a key", async (key) => {
  expect(await runExample("join-session.mjs", [key])).toMatchObject({ status: 1, stdout: "" });
});
