import type * as fs from "node:fs/promises";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createAnnotation, createMediaFile } from "@cinesync/session-xml";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findSavedFrames } from "../src/index.ts";

// A picture vanishes between listing the folder and reading the picture.
const fate = vi.hoisted(() => ({ code: "" }));
vi.mock("node:fs/promises", async (importOriginal) => {
  const original = await importOriginal<typeof fs>();
  const lstat = (path: string) =>
    path.includes("(2)")
      ? Promise.reject(Object.assign(new Error(`${fate.code}: lstat`), { code: fate.code }))
      : original.lstat(path);
  return { ...original, lstat };
});

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cinesync-event-"));
  await writeFile(join(folder, "a.mov-00001.jpg"), "");
  await writeFile(join(folder, "a.mov-00001 (2).jpg"), "");
});

afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

async function search(): Promise<readonly string[]> {
  const erase = { kind: "erase", id: "", thickness: 1, points: [{ x: 0, y: 0 }] } as const;
  const annotations = [createAnnotation(1, { objects: [erase] })];
  const media = createMediaFile({ name: "a.mov", locators: ["/a.mov"], annotations });
  return (await findSavedFrames(media, 1, { saveFolder: folder, saveExtension: "jpg" })).map((path) =>
    basename(path),
  );
}

test("a picture that is deleted meanwhile is not there", async () => {
  fate.code = "ENOENT";
  expect(await search()).toEqual(["a.mov-00001.jpg"]);
});

test("a picture that may not be looked at is an error, not an older picture", async () => {
  fate.code = "EACCES";
  await expect(search()).rejects.toMatchObject({
    code: "unreadable-save-folder",
    details: { argument: "--save-dir" },
  });
});
