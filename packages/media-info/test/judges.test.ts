import path from "node:path";
import { describe, expect, it } from "vitest";
import { frameRateNumber } from "../src/index.ts";
import { readMovieInfoFile } from "../src/node.ts";
import facts from "./movies/facts.json" with { type: "json" };
import { mediainfo } from "./support/mediainfo.ts";

describe("readMovieInfo against mediainfo.js", () => {
  const plain = facts.filter(
    ({ hiddenFrames, firstFrameTime }) => hiddenFrames === 0 && firstFrameTime === 0,
  );
  it.each(plain)("agrees about $file", async ({ file }) => {
    const movie = path.join(import.meta.dirname, "movies", file);
    const info = await readMovieInfoFile(movie);
    const judge = await mediainfo(movie);
    expect(info.frameCount).toBe(judge["FrameCount"]);
    expect(frameRateNumber(info)).toBeCloseTo(Number(judge["FrameRate"]), 2);
    expect(info.startTimecode?.text).toBe(judge["TimeCode_FirstFrame"]);
    expect([info.width, info.height]).toEqual([judge["Width"], judge["Height"]]);
  });
});
