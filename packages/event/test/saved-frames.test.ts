import { link, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import {
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  type Annotation,
  type MediaFile,
} from "@cinesync/session-xml";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findSavedFrames, savedFrameConflicts, savedFrameFinder, type SaveExtension } from "../src/index.ts";

let base: string;
let folder: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "cinesync-event-"));
  folder = join(base, "frames");
  await mkdir(folder);
});

afterEach(() => rm(base, { recursive: true, force: true, maxRetries: 5 }));

const circle = {
  kind: "circle",
  id: "",
  color: "#ff0000",
  alpha: 1,
  startPoint: { x: 0, y: 0 },
  endPoint: { x: 1, y: 1 },
} as const;

function drawnOn(frame: number): Annotation {
  return createAnnotation(frame, { objects: [circle] });
}

function movie(name: string, ...frames: readonly number[]) {
  return { ...createMediaFile({ locators: ["/m.mov"], annotations: frames.map(drawnOn) }), name };
}

/** Creates pictures, each a minute older than the previous one. */
async function save(...names: readonly string[]): Promise<void> {
  const now = Date.now() / 1000;
  for (const [index, name] of names.entries()) {
    await writeFile(join(folder, name), "picture");
    await utimes(join(folder, name), now, now - 60 * index);
  }
}

async function found(
  name: string,
  frame: number,
  saveExtension: SaveExtension = "jpg",
): Promise<readonly string[]> {
  const paths = await findSavedFrames(movie(name, frame), frame, { saveFolder: folder, saveExtension });
  for (const path of paths) expect(path).toBe(join(folder, basename(path)));
  return paths.map((path) => basename(path));
}

describe("findSavedFrames: names", () => {
  test("finds MEDIA_NAME-FFFFF.EXT", async () => {
    await save("shot_010.mov-00038.jpg", "shot_010.mov-00039.jpg", "shot_010.mov-00038.png");
    expect(await found("shot_010.mov", 38)).toEqual(["shot_010.mov-00038.jpg"]);
    expect(await found("shot_010.mov", 38, "png")).toEqual(["shot_010.mov-00038.png"]);
    expect(await found("shot_010.mov", 40)).toEqual([]);
  });

  test("finds the names of later releases", async () => {
    await save("ProofCam3_mp4.00009.jpg");
    expect(await found("ProofCam3.mp4", 9)).toEqual(["ProofCam3_mp4.00009.jpg"]);
    await save("a_b_c_mov.00009 (2).jpg");
    expect(await found("a.b.c.mov", 9)).toEqual(["a_b_c_mov.00009 (2).jpg"]);
  });

  test("pads a frame number to five digits", async () => {
    await save("a.mov-123456.jpg", "a.mov-00007.jpg", "a.mov-7.jpg", "a.mov-000007.jpg");
    expect(await found("a.mov", 123456)).toEqual(["a.mov-123456.jpg"]);
    expect(await found("a.mov", 7)).toEqual(["a.mov-00007.jpg"]);
  });

  test("matches names completely", async () => {
    await save(
      "xa.mov-00001.jpg",
      "a.movx-00001.jpg",
      "a.mov-00001.jpg.jpg",
      "a.mov-00001.jpeg",
      "a.mov-00001.JPG",
      "A.mov-00001.jpg",
      "a.mov-00001(2).jpg",
      "a.mov-00001 (1).jpg",
      "a.mov-00001 (0).jpg",
      "a.mov-00001 (02).jpg",
      "a.mov-00001 (2) .jpg",
      "a.mov-00001 (2) (3).jpg",
      "a.mov-00001 (-2).jpg",
      "a.mov-00001 ().jpg",
      "a.mov-00001 (2)x.jpg",
      "a.mov-000012.jpg",
      "a_mov-00001.jpg",
      "a.mov.00001.jpg",
    );
    expect(await found("a.mov", 1)).toEqual([]);
  });

  const names = ["a+b(c)[d]{e}^f$.mov", "shot (2)", "%2e%2e", "-", " ", "$&.mov"];
  // Windows does not allow these names.
  const elsewhere = process.platform === "win32" ? [] : ["a|b.mov", ".*", "a\\b.mov", 'a"b".mov', "a\nb.mov"];
  test.each([...names, ...elsewhere])("takes the media name %j literally", async (name) => {
    await save(`${name}-00001.jpg`, "aab-00001.jpg", "x-00001.jpg");
    expect(await found(name, 1)).toEqual([`${name}-00001.jpg`]);
  });

  test("finds a picture however its accents are composed", async () => {
    const composed = "Café_ﬁn_が.mov".normalize("NFC");
    const decomposed = composed.normalize("NFD");
    expect(decomposed).not.toBe(composed);
    await save(`${decomposed}-00001.jpg`);
    expect(await found(composed, 1)).toEqual([`${decomposed}-00001.jpg`]);
    await save(`${composed}-00002.jpg`);
    expect(await found(decomposed, 2)).toEqual([`${composed}-00002.jpg`]);
  });

  test("finds names beyond ASCII, and emoji", async () => {
    await save("霧の港 🌊.mov-00005.jpg");
    expect(await found("霧の港 🌊.mov", 5)).toEqual(["霧の港 🌊.mov-00005.jpg"]);
  });
});

describe("findSavedFrames: order", () => {
  test("the picture with the highest number is the newest, regardless of the file's time", async () => {
    await save("a.mov-00001.jpg", "a.mov-00001 (2).jpg", "a.mov-00001 (10).jpg", "a.mov-00001 (9).jpg");
    expect(await found("a.mov", 1)).toEqual([
      "a.mov-00001 (10).jpg",
      "a.mov-00001 (9).jpg",
      "a.mov-00001 (2).jpg",
      "a.mov-00001.jpg",
    ]);
  });

  test("a gap in the numbers does not hide a later picture", async () => {
    await save("a.mov-00001 (7).jpg", "a.mov-00001 (3).jpg");
    expect(await found("a.mov", 1)).toEqual(["a.mov-00001 (7).jpg", "a.mov-00001 (3).jpg"]);
  });

  test("between the two kinds of names, the newer file is the newer picture", async () => {
    await save("a_mov.00001.jpg", "a.mov-00001.jpg");
    expect(await found("a.mov", 1)).toEqual(["a_mov.00001.jpg", "a.mov-00001.jpg"]);
    await save("a.mov-00002.jpg", "a_mov.00002.jpg");
    expect(await found("a.mov", 2)).toEqual(["a.mov-00002.jpg", "a_mov.00002.jpg"]);
  });

  test("merging the two kinds of names keeps the order of the numbers of each", async () => {
    await save("a.mov-00001.jpg", "a_mov.00001 (3).jpg", "a_mov.00001 (2).jpg", "a.mov-00001 (2).jpg");
    expect(await found("a.mov", 1)).toEqual([
      "a_mov.00001 (3).jpg",
      "a_mov.00001 (2).jpg",
      "a.mov-00001 (2).jpg",
      "a.mov-00001.jpg",
    ]);
  });

  test("of two files with one number, the newer file comes first", async () => {
    const name = "é.mov";
    await save(`${name.normalize("NFD")}-00001.jpg`, `${name.normalize("NFC")}-00001.jpg`);
    expect(await found(name, 1)).toEqual([
      `${name.normalize("NFD")}-00001.jpg`,
      `${name.normalize("NFC")}-00001.jpg`,
    ]);
  });
});

describe("findSavedFrames without drawing objects", () => {
  const place = () => ({ saveFolder: folder, saveExtension: "jpg" as const });

  test("returns nothing for notes alone, another frame, or no annotation", async () => {
    await save("a.mov-00001.jpg", "a.mov-00002.jpg", "a.mov-00003.jpg");
    const annotations = [createAnnotation(1, { notes: "Notes alone." }), drawnOn(2)];
    const media = createMediaFile({ name: "a.mov", locators: ["/a.mov"], annotations });
    expect(await findSavedFrames(media, 1, place())).toEqual([]);
    expect(await findSavedFrames(media, 2, place())).toHaveLength(1);
    expect(await findSavedFrames(media, 3, place())).toEqual([]);
  });

  test("finds pictures if one of several annotations on a frame has drawings", async () => {
    await save("a.mov-00001.jpg");
    const annotations = [createAnnotation(1, { notes: "Notes alone." }), drawnOn(1)];
    const media = createMediaFile({ name: "a.mov", locators: ["/a.mov"], annotations });
    expect(await findSavedFrames(media, 1, place())).toHaveLength(1);
  });

  test("counts an unknown element as a drawing, but not unknown text", async () => {
    await save("a.mov-00001.jpg", "a.mov-00002.jpg");
    const element = { kind: "element", name: "star", namespace: "", attributes: [], children: [] } as const;
    const annotations = [
      createAnnotation(1, { preserved: { content: [{ follows: "", node: element }] } }),
      createAnnotation(2, { preserved: { content: [{ follows: "", node: { kind: "text", text: "x" } }] } }),
    ];
    const media = createMediaFile({ name: "a.mov", locators: ["/a.mov"], annotations });
    expect(await findSavedFrames(media, 1, place())).toHaveLength(1);
    expect(await findSavedFrames(media, 2, place())).toEqual([]);
  });

  test("returns nothing for a group movie", async () => {
    await save("All Files-00001.jpg");
    expect(await findSavedFrames(createGroupMovie("All Files"), 1, place())).toEqual([]);
  });
});

describe("findSavedFrames returns only files directly in the save folder", () => {
  beforeEach(async () => {
    await mkdir(join(folder, "sub"));
    for (const path of ["secret.mov-00001.jpg", "secret_mov.00001.jpg", "frames/sub/in.mov-00001.jpg"]) {
      await writeFile(join(base, path), "picture");
    }
  });

  test("even if a movie's name contains a path", async () => {
    const names = [
      "../secret.mov",
      "sub/../../secret.mov",
      join(base, "secret.mov"),
      "sub/in.mov",
      "./sub/in.mov",
      "/secret.mov",
      "..",
      ".",
      "",
      "secret.mov\0",
      String.raw`..\secret.mov`,
      String.raw`sub\in.mov`,
    ];
    for (const name of names) expect(await found(name, 1), name).toEqual([]);
  });

  test.skipIf(process.platform === "win32")("and neither links nor folders", async () => {
    // Creating links needs a privilege on Windows.
    await symlink(join(base, "secret.mov-00001.jpg"), join(folder, "linked.mov-00001.jpg"));
    await symlink(join(base, "nothing"), join(folder, "broken.mov-00001.jpg"));
    await mkdir(join(folder, "folder.mov-00001.jpg"));
    await save("linked.mov-00001 (2).jpg");
    expect(await found("linked.mov", 1)).toEqual(["linked.mov-00001 (2).jpg"]);
    expect(await found("broken.mov", 1)).toEqual([]);
    expect(await found("folder.mov", 1)).toEqual([]);
  });

  test.skipIf(process.platform === "win32")("which itself can be a link", async () => {
    // Creating links needs a privilege on Windows.
    await save("a.mov-00001.jpg");
    await symlink(folder, join(base, "link"));
    const place = { saveFolder: join(base, "link"), saveExtension: "jpg" } as const;
    expect(await findSavedFrames(movie("a.mov", 1), 1, place)).toEqual([
      join(base, "link", "a.mov-00001.jpg"),
    ]);
  });

  test("including hard links", async () => {
    await link(join(base, "secret.mov-00001.jpg"), join(folder, "hard.mov-00001.jpg"));
    expect(await found("hard.mov", 1)).toEqual(["hard.mov-00001.jpg"]);
  });

  test("for any name of a movie", async () => {
    await save("a.mov-00001.jpg", "b_mov.00001 (2).jpg");
    const piece = fc.constantFrom(
      "..",
      ".",
      "/",
      "\\",
      "a.mov",
      "b.mov",
      "secret.mov",
      "sub",
      "in.mov",
      "\0",
      base,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join("")),
        ),
        async (name) => {
          const expected: Record<string, string> = {
            "a.mov": "a.mov-00001.jpg",
            "b.mov": "b_mov.00001 (2).jpg",
          };
          const names = await found(name, 1);
          expect(names).toEqual(Object.hasOwn(expected, name) ? [expected[name]] : []);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("findSavedFrames: the folder", () => {
  test("returns nothing without a folder", async () => {
    expect(await findSavedFrames(movie("a.mov", 1), 1, { saveExtension: "jpg" })).toEqual([]);
  });

  test("returns nothing for a folder that does not exist", async () => {
    const place = { saveFolder: join(base, "missing"), saveExtension: "jpg" } as const;
    expect(await findSavedFrames(movie("a.mov", 1), 1, place)).toEqual([]);
  });

  test("fails for a folder that cannot be listed, and names it", async () => {
    const saveFolder = join(base, "file");
    await writeFile(saveFolder, "");
    const search = findSavedFrames(movie("a.mov", 1), 1, { saveFolder, saveExtension: "jpg" });
    await expect(search).rejects.toMatchObject({
      name: "EventError",
      code: "unreadable-save-folder",
      details: { argument: "--save-dir" },
      message: expect.stringContaining(JSON.stringify(saveFolder)) as unknown,
    });
  });

  test("returns nothing for a frame that cannot exist", async () => {
    await save("a.mov-00000.jpg", "a.mov-000-1.jpg", "a.mov-00NaN.jpg", "a.mov-001.5.jpg");
    const place = { saveFolder: folder, saveExtension: "jpg" } as const;
    for (const frame of [0, -1, NaN, 1.5, Infinity]) {
      expect(await findSavedFrames(movie("a.mov", 1), frame, place)).toEqual([]);
    }
  });
});

test("savedFrameFinder lists the folder once, and findSavedFrames each time", async () => {
  const location = { saveFolder: folder, saveExtension: "jpg" } as const;
  const media = movie("a.mov", 1, 2);
  const find = savedFrameFinder(location);
  await save("a.mov-00001.jpg");
  expect(await find(media, 1)).toEqual([join(folder, "a.mov-00001.jpg")]);
  await save("a.mov-00002.jpg");
  expect(await find(media, 2)).toEqual([]);
  expect(await findSavedFrames(media, 2, location)).toEqual([join(folder, "a.mov-00002.jpg")]);
});

describe("movies whose pictures share a name", () => {
  const [dotted, underscored, plain] = [movie("a.b.mov", 1, 2), movie("a_b.mov", 1), movie("c.mov", 1)];
  const session = createSession({ media: [dotted, underscored, plain] });
  const search = (media: MediaFile, frame: number): Promise<readonly string[]> =>
    findSavedFrames(media, frame, { saveFolder: folder, saveExtension: "jpg" }, session);

  test("are listed with the frames on which both have drawings", () => {
    expect(savedFrameConflicts(session)).toEqual([{ start: "a_b_mov.", mediaIndexes: [0, 1], frames: [1] }]);
    const composed = createSession({ media: [movie("\u00e9.mov", 1), movie("e\u0301.mov", 1)] });
    expect(savedFrameConflicts(composed).map(({ start }) => start)).toEqual(["\u00e9.mov-", "\u00e9_mov."]);
    expect(savedFrameConflicts(createSession({ media: [dotted, plain] }))).toEqual([]);
  });

  test("get only pictures that cannot belong to the other", async () => {
    await save("a_b_mov.00001.jpg", "a_b_mov.00002.jpg", "a.b.mov-00001.jpg");
    expect((await search(dotted, 1)).map((path) => basename(path))).toEqual(["a.b.mov-00001.jpg"]);
    expect((await search(dotted, 2)).map((path) => basename(path))).toEqual(["a_b_mov.00002.jpg"]);
    expect(await search(underscored, 1)).toEqual([]);
  });
});
