import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { createGroupMovie, createMediaFile, createSession, stringifySession } from "@cinesync/session-xml";
import { describe, expect, test } from "vitest";
import { FRAMES, SAMPLE, inExamples, runExample } from "./lib/run-example.ts";

test("first-run prints the playlist, the notes and the paths of the exported files", async () => {
  const { status, stdout, stderr } = await runExample("first-run.mjs", []);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("Session ASDF1234, join at cinesync://session/ASDF1234");
  expect(stdout).toContain("▶  1  sea_0010_comp_v012.mov\n");
  expect(stdout).toContain("     5  霧の港_test_v02.mp4\n".slice(2));
  expect(stdout).toContain("       12  这里的浪头再慢一点。\n");
  expect(stdout).toContain(join(FRAMES, "sea_0010_comp_v012.mov-00048 (2).jpg"));
  expect(stdout).toContain(inExamples("output"));
  const [csv = ""] = /^.*Notes from ASDF1234.*\.csv$/m.exec(stdout) ?? [];
  expect(await readFile(csv, "utf8")).toContain("sea_0010_comp_v012.mov,24,Hold the lamp four frames longer");
  const [page = ""] = /^.*Review ASDF1234.*\.html$/m.exec(stdout) ?? [];
  expect(await readFile(page, "utf8")).toContain("Hold the lamp four frames longer");
  await Promise.all([rm(csv), rm(page)]);
});

describe("show-session.mjs", () => {
  const show = async (input: string | Uint8Array, ...args: readonly string[]) =>
    runExample("show-session.mjs", ["--save-format=JPEG", ...args], { input });

  test("prints an empty offline session", async () => {
    expect(await show(stringifySession(createSession()), "--key=_OFFLINE_")).toEqual({
      status: 0,
      stderr: "",
      stdout: "\nAn offline session\n\nPlaylist\n\nNotes\n",
    });
  });

  test("escapes control characters in names and notes", async () => {
    const hostile = "a\u009B31m\u007F\r\tb";
    const media = [
      createMediaFile({ name: hostile, locators: ["/a"], notes: hostile }),
      createGroupMovie(hostile, { groups: [hostile] }),
    ];
    const { stdout } = await show(stringifySession(createSession({ media, notes: hostile })), "--key=K");
    expect(stdout).toContain("a 31m");
    expect(stdout.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });

  test("prints the frames of the sample without a save folder", async () => {
    const { status, stdout } = await show(await readFile(SAMPLE), "--key=K");
    expect(status).toBe(0);
    expect(stdout).not.toContain(FRAMES);
  });
});
