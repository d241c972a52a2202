import { createHash } from "node:crypto";
import {
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createMediaFile,
  createSession,
  type Session,
  type SessionPart,
  sessionParts,
} from "../../src/index.ts";
import { createMediaFileFrom, readSessionFile, shortHashOfFile, writeSessionFile } from "../../src/node.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "session-xml-"));
});
afterAll(() => rm(folder, { recursive: true, maxRetries: 5 }));

const session = createSession({ notes: "Grüße", media: [createMediaFile("/a.mov")] });

describe("session files", () => {
  test("are written and read, from a session and from its parts", async () => {
    const path = join(folder, "räumlich #1.csc");
    await writeSessionFile(path, session);
    expect(await readSessionFile(path)).toEqual(session);
    const copy = join(folder, "copy.csc");
    await writeSessionFile(copy, sessionParts(session));
    expect(await readFile(copy)).toEqual(await readFile(path));
  });

  test("stay unchanged when writing fails", async () => {
    const path = join(folder, "kept.csc");
    await writeSessionFile(path, session);
    const before = await readFile(path);
    const notes = `${"x".repeat(300_000)}\u0000`;
    const broken: Session = { ...session, media: [{ ...createMediaFile("/a"), notes }] };
    await expect(writeSessionFile(path, broken)).rejects.toMatchObject({ code: "illegal-character" });
    await expect(writeSessionFile(join(folder, "new.csc"), broken)).rejects.toThrow();
    expect(await readFile(path)).toEqual(before);
    const names = await readdir(folder);
    expect(names).not.toContain("new.csc");
    expect(names.filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("leave no temporary file in a folder that cannot be written", async () => {
    const target = join(folder, "taken.csc");
    await mkdir(join(target, "inside"), { recursive: true });
    await expect(writeSessionFile(target, session)).rejects.toThrow(/taken\.csc/);
    expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect(await readdir(target)).toEqual(["inside"]);
  });

  test.skipIf(process.platform !== "linux")(
    "are closed when writing fails, and the error has the cause",
    async () => {
      const path = join(folder, "failed.csc");
      async function* broken(): AsyncGenerator<SessionPart> {
        yield* sessionParts(session);
        // Another program deletes the file during writing.
        for (const name of await readdir(folder)) if (name.endsWith(".tmp")) await rm(join(folder, name));
        throw new Error("The source is gone.");
      }
      await expect(writeSessionFile(path, broken())).rejects.toThrow("The source is gone.");
      const held = await Promise.all(
        (await readdir("/proc/self/fd")).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => "")),
      );
      expect(held.filter((name) => name.startsWith(folder))).toEqual([]);
    },
  );

  test.skipIf(process.platform === "win32")("keep their mode, and a link stays a link", async () => {
    const path = join(folder, "private.csc");
    await writeFile(path, "", { mode: 0o600 });
    const link = join(folder, "link.csc");
    await symlink(path, link);
    await writeSessionFile(link, session);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readSessionFile(path)).toEqual(session);
  });

  test("that cannot be read are an error with the reason", async () => {
    await expect(readSessionFile(join(folder, "missing.csc"))).rejects.toThrow(/ENOENT/);
    const path = join(folder, "broken.csc");
    await writeFile(path, "<session>");
    await expect(readSessionFile(path)).rejects.toMatchObject({ code: "older-format", line: 1 });
  });
});

describe("shortHashOfFile", () => {
  test("reads both ends of a file, as the format's test vectors require", async () => {
    const path = join(folder, "movie.mov");
    await writeFile(
      path,
      Uint8Array.from({ length: 3000 }, (_, i) => (7 * i + 3) % 256),
    );
    expect(await shortHashOfFile(path)).toBe("ea0aec9c11c1560132d93689ad43bf7915867285");
  });

  test("counts the low 32 bits of the size of a file of 4 GiB or more", async () => {
    const path = join(folder, "large.mov");
    const file = await open(path, "w");
    await file.truncate(4_294_972_296);
    await file.close();
    expect(await shortHashOfFile(path)).toBe("e5d718085044627497bffd0792df4fb951bd5a67");
    await rm(path);
  });

  test("rejects a folder", async () => {
    await expect(shortHashOfFile(folder)).rejects.toThrow();
  });
});

describe("createMediaFileFrom", () => {
  test("gives an existing file its absolute path and its short hash, unless that is disabled", async () => {
    const path = join(folder, "shot#12 v?3.mov".replace("?", process.platform === "win32" ? "_" : "?"));
    await writeFile(path, "movie");
    const input = Buffer.alloc(2052);
    input.writeUInt32LE(5);
    input.write("movie", 4);
    const hash = createHash("sha1").update(input).digest("hex");
    const expected = [{ kind: "path", value: path }];
    const media = await createMediaFileFrom(relative(process.cwd(), path), { notes: "n" });
    expect(media).toMatchObject({ notes: "n", locators: [...expected, { kind: "short-hash", value: hash }] });
    expect((await createMediaFileFrom(path, { shortHash: false })).locators).toEqual(expected);
  });

  test("rejects a folder", async () => {
    const path = join(folder, "frames");
    await mkdir(path);
    await expect(createMediaFileFrom(path)).rejects.toThrow(/folder/);
  });

  test("keeps a missing file, a URL and a short hash unchanged", async () => {
    const locators = async (text: string): Promise<unknown> => (await createMediaFileFrom(text)).locators;
    expect(await locators("http://example.com/a b.mov")).toEqual([
      { kind: "url", value: "http://example.com/a b.mov" },
    ]);
    expect(await locators("E74DB5DE61FA5483C541A3A3056F22D158B44ACE")).toEqual([
      { kind: "short-hash", value: "e74db5de61fa5483c541a3a3056f22d158b44ace" },
    ]);
    expect(await locators(join(folder, "gone.mov"))).toEqual([
      { kind: "path", value: join(folder, "gone.mov") },
    ]);
    if (process.platform !== "win32") {
      expect(await locators("C:\\Shots\\a.mov")).toEqual([{ kind: "path", value: "C:\\Shots\\a.mov" }]);
      expect(await locators("\\\\server\\share\\a.mov")).toEqual([
        { kind: "path", value: "\\\\server\\share\\a.mov" },
      ]);
    }
  });
});
