import { execFileSync } from "node:child_process";
import { chmod, lstat, mkdtemp, readFile, readlink, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSession } from "../../src/index.ts";
import { createMediaFileFrom, readSessionFile, shortHashOfFile, writeSessionFile } from "../../src/node.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "session-file-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

const session = createSession({ notes: "n" });
const isWindows = process.platform === "win32";

describe.skipIf(isWindows)(
  "writeSessionFile keeps the kind of a file (only on systems with modes, links and pipes)",
  () => {
    test.each([0o664, 0o600, 0o644])("with the mode %o", async (mode) => {
      const path = join(folder, `mode-${String(mode)}.csc`);
      await writeFile(path, "old");
      await chmod(path, mode);
      await writeSessionFile(path, session);
      expect((await stat(path)).mode & 0o777).toBe(mode);
      expect(await readSessionFile(path)).toEqual(session);
    });

    test("and rejects a read-only file", async () => {
      const path = join(folder, "read-only.csc");
      await writeFile(path, "old");
      await chmod(path, 0o444);
      await expect(writeSessionFile(path, session)).rejects.toMatchObject({
        code: "invalid-file",
        details: { file: path, problem: "cannot write a read-only file" },
      });
      expect(await readFile(path, "utf8")).toBe("old");
    });

    test("and writes the target of a dangling link", async () => {
      const link = join(folder, "dangling.csc");
      await symlink("target.csc", link);
      await writeSessionFile(link, session);
      expect(await readlink(link)).toBe("target.csc");
      expect(await readSessionFile(join(folder, "target.csc"))).toEqual(session);
    });

    test("and rejects a cycle of links", async () => {
      await symlink("circle-b.csc", join(folder, "circle-a.csc"));
      await symlink("circle-a.csc", join(folder, "circle-b.csc"));
      await expect(writeSessionFile(join(folder, "circle-a.csc"), session)).rejects.toThrow();
    });

    test("and writes into a pipe", async () => {
      const pipe = join(folder, "pipe.csc");
      execFileSync("mkfifo", [pipe]);
      const read = readSessionFile(pipe);
      await writeSessionFile(pipe, session);
      expect(await read).toEqual(session);
      expect((await lstat(pipe)).isFIFO()).toBe(true);
    });

    test("and writes to a device", async () => {
      await writeSessionFile("/dev/null", session);
      expect((await lstat("/dev/null")).isCharacterDevice()).toBe(true);
    });
  },
);

describe("createMediaFileFrom", () => {
  test.skipIf(isWindows)(
    "rejects a pipe instead of waiting for it (only on systems with pipes)",
    async () => {
      const pipe = join(folder, "pipe.mov");
      execFileSync("mkfifo", [pipe]);
      await expect(createMediaFileFrom(pipe)).rejects.toThrow("cannot use a pipe as a movie");
      await expect(shortHashOfFile(pipe)).rejects.toThrow("cannot hash what is not a file");
    },
  );

  test("rejects a folder, and a missing argument", async () => {
    await expect(createMediaFileFrom(folder)).rejects.toMatchObject({ code: "invalid-file" });
    await expect(createMediaFileFrom(undefined as never)).rejects.toThrow(
      "pathOrUrlOrHash must be a string, got undefined",
    );
  });

  test("finds a file whose accents are composed differently", async () => {
    const there = join(folder, "Größe.mov".normalize("NFD"));
    await writeFile(there, "movie");
    const { locators } = await createMediaFileFrom(join(folder, "Größe.mov".normalize("NFC")));
    expect(locators.map(({ kind }) => kind)).toEqual(["path", "short-hash"]);
    expect(locators[0]?.value.normalize("NFC")).toBe(there.normalize("NFC"));
  });

  test("adds the frame rate that the probe returns, unless one is given", async () => {
    const path = join(folder, "a.mov");
    await writeFile(path, "movie");
    const probe = (): Promise<{ frameRate: number }> => Promise.resolve({ frameRate: 25 });
    expect((await createMediaFileFrom(path, { probe })).framesPerSecond).toBe(25);
    expect((await createMediaFileFrom(path, { probe, framesPerSecond: 24 })).framesPerSecond).toBe(24);
    expect(
      "framesPerSecond" in (await createMediaFileFrom(path, { probe: () => Promise.resolve(undefined) })),
    ).toBe(false);
  });
});
