import fs, { mkdtemp, rm, writeFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { createAnnotation, createMediaFile } from "@cinesync/session-xml";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findSavedFrames } from "../src/index.ts";

/** Error code of the second picture, as if it changed between listing the folder and reading the picture. */
let fate = "";
const { lstat } = fs;

let folder: string;

beforeEach(async () => {
  fs.lstat = ((path: string) =>
    path.includes("(2)")
      ? Promise.reject(Object.assign(new Error(`${fate}: lstat`), { code: fate }))
      : lstat(path)) as typeof lstat;
  syncBuiltinESMExports();
  folder = await mkdtemp(join(tmpdir(), "cinesync-event-"));
  await writeFile(join(folder, "a.mov-00001.jpg"), "");
  await writeFile(join(folder, "a.mov-00001 (2).jpg"), "");
});

afterEach(async () => {
  fs.lstat = lstat;
  syncBuiltinESMExports();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function search(): Promise<readonly string[]> {
  const erase = { kind: "erase", id: "", thickness: 1, points: [{ x: 0, y: 0 }] } as const;
  const annotations = [createAnnotation(1, { objects: [erase] })];
  const media = createMediaFile({ name: "a.mov", locators: ["/a.mov"], annotations });
  return (await findSavedFrames(media, 1, { saveFolder: folder, saveExtension: "jpg" })).map((path) =>
    basename(path),
  );
}

test("findSavedFrames skips a picture that is deleted meanwhile", async () => {
  fate = "ENOENT";
  expect(await search()).toEqual(["a.mov-00001.jpg"]);
});

test("findSavedFrames fails for a picture without permission, rather than return an older one", async () => {
  fate = "EACCES";
  await expect(search()).rejects.toMatchObject({
    code: "unreadable-save-folder",
    details: { argument: "--save-dir" },
  });
});
