import { parseCommandUrl } from "@cinesync/commands";
import {
  createAnnotation,
  createMediaFile,
  createSession,
  type Session,
  sessionParts,
} from "@cinesync/session-xml";
import { readSessionFile } from "@cinesync/session-xml/node";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, isAbsolute, join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openSession, type OpenSessionOptions } from "../src/index.ts";

const isPosix = process.platform !== "win32";
const HOUR = 3_600_000;

const session: Session = createSession({
  notes: "Größe & <tags>\nsecond line",
  media: [{ ...createMediaFile("/show/sh010.mov"), annotations: [createAnnotation(7, { notes: "darker" })] }],
});

/** An empty folder for temporary files. */
function ownTmp(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cinesync-test-")));
  for (const name of ["TMPDIR", "TEMP", "TMP"]) vi.stubEnv(name, folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

/** Opens the session with a launcher that records the files that exist when cineSync gets the URL. */
async function opened(
  options: OpenSessionOptions = {},
  value: Parameters<typeof openSession>[0] = session,
): Promise<{ path: string; mode: string }> {
  let seen: { path: string; mode: string } | undefined;
  const returned = await openSession(value, {
    launcher: (url) => {
      const command = parseCommandUrl(url);
      if (command.kind !== "open-session-file") throw new Error("another command");
      expect(existsSync(command.path)).toBe(true);
      seen = { path: command.path, mode: command.mode };
      return Promise.resolve();
    },
    ...options,
  });
  if (seen === undefined) throw new Error("the launcher was not called");
  expect(returned).toBe(seen.path);
  return seen;
}

/** Makes a file or folder look unchanged for this long. */
function age(path: string, milliseconds: number): void {
  const then = new Date(Date.now() - milliseconds);
  utimesSync(path, then, then);
}

describe("openSession", () => {
  test("writes the session to a file and passes its absolute path to cineSync", async () => {
    ownTmp();
    const { path, mode } = await opened();
    expect(isAbsolute(path)).toBe(true);
    expect(mode).toBe("merge");
    expect(await readSessionFile(path)).toEqual(session);
    expect((await opened({ mode: "replace" })).mode).toBe("replace");
  });

  test("creates a new private folder", async () => {
    const tmp = ownTmp();
    const { path } = await opened();
    expect(dirname(dirname(path))).toBe(tmp);
    expect(readdirSync(dirname(path))).toEqual([basename(path)]);
    if (isPosix) expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
  });

  test.runIf(isPosix)("keeps the folder private regardless of the umask", async () => {
    ownTmp();
    const before = process.umask(0);
    onTestFinished(() => void process.umask(before));
    expect(statSync(dirname((await opened()).path)).mode & 0o777).toBe(0o700);
  });

  test("never overwrites a session with the same name", async () => {
    ownTmp();
    const paths = await Promise.all(Array.from({ length: 8 }, () => opened({ name: "Review" })));
    expect(new Set(paths.map(({ path }) => path)).size).toBe(8);
    for (const { path } of paths) expect(basename(path)).toBe("Review.csc");
  });

  test("names the file after the session, or untitled session", async () => {
    ownTmp();
    expect(basename((await opened({ name: "Größe #1 & more" })).path)).toBe("Größe #1 & more.csc");
    expect(basename((await opened()).path)).toBe("untitled session.csc");
  });

  test.each([
    "../../escape",
    "..",
    "/etc/passwd",
    "con",
    "-rf",
    ".hidden",
    "a\nb",
    "x".repeat(5000),
    "画".repeat(5000),
  ])("keeps the file in its folder whatever the name: %.20s", async (name) => {
    const tmp = ownTmp();
    const { path } = await opened({ name });
    expect(dirname(dirname(path))).toBe(tmp);
    expect(await readSessionFile(path)).toEqual(session);
  });

  test("can write part by part", async () => {
    ownTmp();
    const { path } = await opened({}, sessionParts(session));
    expect(await readSessionFile(path)).toEqual(session);
  });

  test("keeps the file after the call, and in later calls for a day", async () => {
    ownTmp();
    const { path } = await opened();
    age(path, 23 * HOUR);
    age(dirname(path), 23 * HOUR);
    await opened();
    expect(existsSync(path)).toBe(true);
  });

  test("removes the file and its folder when the URL cannot be opened", async () => {
    const tmp = ownTmp();
    const launcher = () => Promise.reject(new Error("nobody there"));
    await expect(openSession(session, { launcher })).rejects.toThrow("nobody there");
    expect(readdirSync(tmp)).toEqual([]);
  });

  test("writes no file for a session that could not be read back, and names the position", async () => {
    const tmp = ownTmp();
    const bad = createSession({ notes: "a\u0001" });
    await expect(openSession(bad, { launcher: () => Promise.resolve() })).rejects.toMatchObject({
      name: "SessionXmlError",
    });
    expect(readdirSync(tmp)).toEqual([]);
  });

  test("leaves no file after an unknown mode", async () => {
    const tmp = ownTmp();
    await expect(openSession(session, { mode: "x" as "merge" })).rejects.toMatchObject({
      code: "invalid-option",
    });
    expect(readdirSync(tmp)).toEqual([]);
  });
});

describe("openSession removes old folders", () => {
  test("in a call after a day", async () => {
    ownTmp();
    const { path } = await opened();
    age(path, 25 * HOUR);
    age(dirname(path), 25 * HOUR);
    const { path: next } = await opened();
    expect(existsSync(dirname(path))).toBe(false);
    expect(existsSync(next)).toBe(true);
  });

  test("after the requested time, but at least a minute", async () => {
    ownTmp();
    const { path } = await opened();
    age(path, 2 * HOUR);
    age(dirname(path), 2 * HOUR);
    await opened({ keepFor: 3 * HOUR });
    await opened({ keepFor: Infinity });
    expect(existsSync(path)).toBe(true);
    for (const keepFor of [0, -1, 59_999, NaN]) {
      await expect(openSession(session, { keepFor })).rejects.toMatchObject({ code: "invalid-option" });
    }
    expect(existsSync(path)).toBe(true);
    await opened({ keepFor: HOUR });
    expect(existsSync(path)).toBe(false);
  });

  test("unless the user has saved into them since", async () => {
    ownTmp();
    const { path } = await opened();
    age(path, HOUR);
    age(dirname(path), 25 * HOUR);
    await opened();
    expect(existsSync(path)).toBe(true);
  });

  test("but not those of others, nor the targets of links", async () => {
    const tmp = ownTmp();
    const valuable = join(tmp, "valuable");
    mkdirSync(valuable);
    writeFileSync(join(valuable, "film.csc"), "x");
    const places = {
      "of another name": join(tmp, "cinesync-launch-notours"),
      "with a folder inside": join(tmp, "cinesync-launch-AAAAAA"),
      "with a link inside": join(tmp, "cinesync-launch-BBBBBB"),
    };
    for (const place of Object.values(places)) mkdirSync(place);
    writeFileSync(join(places["of another name"], "a.csc"), "x");
    mkdirSync(join(places["with a folder inside"], "deep"));
    if (isPosix) {
      symlinkSync(join(valuable, "film.csc"), join(places["with a link inside"], "a.csc"));
      symlinkSync(valuable, join(tmp, "cinesync-launch-CCCCCC"));
    } else {
      mkdirSync(join(places["with a link inside"], "deep"));
    }
    writeFileSync(join(tmp, "cinesync-launch-DDDDDD"), "a file");
    age(join(valuable, "film.csc"), 48 * HOUR);
    age(join(places["of another name"], "a.csc"), 48 * HOUR);
    for (const place of [...Object.values(places), valuable, join(tmp, "cinesync-launch-DDDDDD")]) {
      age(place, 48 * HOUR);
    }
    const before = readdirSync(tmp);
    const { path } = await opened();
    expect(readdirSync(tmp).sort()).toEqual([...before, basename(dirname(path))].sort());
    expect(readdirSync(valuable)).toEqual(["film.csc"]);
  });
});

test("openSession fails with the file system's error when the folder for temporary files cannot be listed", async () => {
  const tmp = ownTmp();
  for (const name of ["TMPDIR", "TEMP", "TMP"]) vi.stubEnv(name, join(tmp, "missing"));
  await expect(openSession(session, { launcher: () => Promise.resolve() })).rejects.toMatchObject({
    code: "ENOENT",
  });
});
