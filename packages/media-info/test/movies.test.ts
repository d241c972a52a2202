import { describe, expect, it } from "vitest";
import { readMovieInfo } from "../src/index.ts";
import { probeFrameRate, readMovieInfoFile } from "../src/node.ts";
import facts from "./movies/facts.json" with { type: "json" };

const movie = (file: string): URL => new URL(`movies/${file}`, import.meta.url);

describe("the test movies", () => {
  it.each(facts)("readMovieInfoFile agrees with ffprobe about $file", async (fact) => {
    const info = await readMovieInfoFile(movie(fact.file));
    expect(info).toMatchObject({
      frameCount: fact.frameCount,
      frameRate: fact.frameRate,
      variableFrameRate: false,
      width: fact.width,
      height: fact.height,
      pixelRatio: { numerator: 1, denominator: 1 },
      rotation: 0,
      isTrimmed: fact.hiddenFrames > 0,
      isTruncated: false,
    });
    expect(info.startTimecode?.text ?? null).toBe(fact.startTimecode);
    // mediainfo.js has no such field.
    if (!fact.file.endsWith(".mxf")) expect(info.firstFrameTime).toBe(fact.firstFrameTime);
  });

  it("probeFrameRate returns the rate for createMediaFileFrom, or undefined for other files", async () => {
    expect(await probeFrameRate(import.meta.dirname + "/movies/bars-48.mp4")).toEqual({
      framesPerSecond: 48,
    });
    expect(await probeFrameRate(import.meta.dirname + "/movies/bars.mjs")).toBeUndefined();
    await expect(probeFrameRate("missing.mov")).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("readMovieInfoFile rejects a folder and a device, and never waits for a pipe", async () => {
    await expect(readMovieInfoFile(import.meta.dirname)).rejects.toMatchObject({
      code: "unknown-format",
      details: { found: "a folder" },
    });
    if (process.platform !== "win32")
      await expect(readMovieInfoFile("/dev/null")).rejects.toMatchObject({
        details: { found: "a pipe or a device" },
      });
  });

  it("readMovieInfo reads little of a large file, wherever its index is", async () => {
    const { readFile } = await import("node:fs/promises");
    const bytes = new Uint8Array(await readFile(movie("bars-23976.mov")));
    const size = 2 * 2 ** 31;
    let read = 0;
    // The movie's mdat is its last box; the file continues after it.
    const info = await readMovieInfo({
      size,
      read(start, end) {
        read += end - start;
        const part = new Uint8Array(end - start);
        part.set(bytes.subarray(start, end));
        return part;
      },
    });
    expect(info.frameCount).toBe(96);
    expect(read).toBeLessThan(32_768);
  });
});
