import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { findSavedFrames } from "@cinesync/event";
import {
  annotationsOfFrame,
  parseSession,
  stringifySession,
  usesProFeatures,
  validateSession,
  validateSessionXml,
  type MediaFile,
} from "@cinesync/session-xml";
import { describe, expect, test } from "vitest";
import { sampleSession } from "../sample/make/session.mjs";
import { FRAMES, SAMPLE } from "./lib/run-example.ts";

const xml = await readFile(SAMPLE, "utf8");
const session = parseSession(xml);
const movies = session.media.filter((media): media is MediaFile => media.kind === "file");
const annotations = movies.flatMap((media) => media.annotations);
const objects = annotations.flatMap((annotation) => annotation.objects);

test("the sample's script makes the same file again", () => {
  expect(xml).toBe(stringifySession(sampleSession));
  expect(session).toEqual(sampleSession);
});

test("the sample is valid without warnings; the published schema lacks only attributes of later releases", async () => {
  expect(validateSession(session, { schema: "current" })).toEqual({ valid: true, issues: [] });
  expect(await validateSessionXml(xml, { schema: "current" })).toMatchObject({ valid: true, issues: [] });
  const { issues } = await validateSessionXml(xml, { schema: "published" });
  expect(new Set(issues.map(({ path }) => path.replace(/^.*@/, "")))).toEqual(
    new Set([
      "framesPerSecond",
      "fromScript",
      "ownerShouldAutomaticallyDownload",
      "guestShouldAutomaticallyDownload",
    ]),
  );
});

describe("the sample", () => {
  test("has several movies, groups, group movies, stereo, chat, user data", () => {
    expect(movies.length).toBeGreaterThan(4);
    expect(session.groups.length).toBeGreaterThan(1);
    expect(session.media.filter(({ kind }) => kind === "group-movie")).toHaveLength(2);
    expect(usesProFeatures(session)).toBe(true);
    expect(session.stereo).toBeDefined();
    expect(session.chat).toContain("%");
    expect(JSON.parse(session.userData)).toHaveProperty("shotgrid");
    expect(new Set(movies.map(({ framesPerSecond }) => framesPerSecond)).size).toBeGreaterThan(3);
    for (const part of ["playRange", "zoomState", "pixelRatio", "mask", "colorGrading"] as const) {
      expect(
        movies.some((media) => media[part] !== undefined),
        part,
      ).toBe(true);
    }
  });

  test("has paths of two platforms, URLs and short hashes", () => {
    const [first] = movies;
    expect(first?.locators.map(({ kind }) => kind)).toEqual(["path", "path", "short-hash", "url"]);
  });

  test("has every kind of drawing, pressure, and every option of an arrow", () => {
    expect(new Set(objects.map(({ kind }) => kind))).toEqual(
      new Set(["line", "erase", "circle", "arrow", "text"]),
    );
    const points = objects.flatMap((object) => (object.kind === "line" ? object.points : []));
    expect(points.length).toBeGreaterThan(1000);
    expect(new Set(points.map(({ alpha }) => alpha)).size).toBeGreaterThan(50);
    expect(objects).toContainEqual(
      expect.objectContaining({ special: true, flipSide: true, reverse: false }),
    );
    expect(objects.some((object) => object.kind === "text" && object.p.includes("\n"))).toBe(true);
  });

  test("has notes in several scripts, including right-to-left ones", () => {
    const notes = [session, ...movies, ...annotations].map((each) => each.notes).join("\n");
    for (const script of ["Han", "Hiragana", "Hangul", "Arabic", "Hebrew", "Latin"]) {
      expect(notes, script).toMatch(new RegExp(`\\p{Script=${script}}`, "u"));
    }
  });
});

describe("the sample's saved frames", () => {
  test("are pictures that are found for their frames", async () => {
    const place = { saveFolder: FRAMES, saveExtension: "jpg" } as const;
    const found: string[] = [];
    for (const media of movies) {
      for (const { frame } of media.annotations) {
        const paths = await findSavedFrames(media, frame, place);
        const drawn = annotationsOfFrame(media, frame).some((annotation) => annotation.objects.length > 0);
        expect(paths.length > 0, `${media.name} ${frame}`).toBe(drawn);
        found.push(...paths);
      }
    }
    expect(found.sort()).toEqual((await readdir(FRAMES)).map((name) => join(FRAMES, name)).sort());
    for (const path of found) {
      const bytes = await readFile(path);
      expect([...bytes.subarray(0, 3), ...bytes.subarray(-2)], path).toEqual([0xff, 0xd8, 0xff, 0xff, 0xd9]);
    }
  });

  test("use both kinds of names, with one saved twice, and all are small", async () => {
    const names = await readdir(FRAMES);
    expect(names).toContain("sea_0010_comp_v012.mov-00048 (2).jpg");
    expect(names).toContain("sea_0030_light_v003_mov.00009.jpg");
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(FRAMES, name))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(300_000);
  });
});
