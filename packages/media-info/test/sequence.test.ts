import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseSequenceName, type MovieInfo } from "../src/index.ts";
import { readMovieInfoFile } from "../src/node.ts";
import { randomNumbers } from "./support/fuzz.ts";

describe("parseSequenceName", () => {
  it.each([
    ["sq.%04d.exr", "pattern", "sq.", ".exr", 4, undefined],
    ["sq.%d.exr", "pattern", "sq.", ".exr", 1, undefined],
    ["sq_%06d_main.dpx", "pattern", "sq_", "_main.dpx", 6, undefined],
    ["sq.####.dpx", "pattern", "sq.", ".dpx", 4, undefined],
    ["sq.#.dpx", "pattern", "sq.", ".dpx", undefined, undefined],
    ["sq.@@@.png", "pattern", "sq.", ".png", 3, undefined],
    ["sq.[1001-1100].exr", "range", "sq.", ".exr", 4, [1001, 1100]],
    ["sq[0001-0024].tif", "range", "sq", ".tif", 4, [1, 24]],
    ["sq.1001.exr", "frame", "sq.", ".exr", 4, [1001, 1001]],
    ["sq_v003.0012.EXR", "frame", "sq_v003.", ".EXR", 4, [12, 12]],
    ["sq1001.exr", "frame", "sq", ".exr", 4, [1001, 1001]],
    ["0001.jpg", "frame", "", ".jpg", 4, [1, 1]],
    ["sq-7.jpeg", "frame", "sq-", ".jpeg", 1, [7, 7]],
  ] as const)("parses %s", (name, kind, prefix, suffix, padding, frames) => {
    for (const folder of ["", "/show/sq.%04d/", "C:\\show\\"])
      expect(parseSequenceName(folder + name)).toEqual({
        kind,
        folder,
        prefix,
        suffix,
        padding,
        frames: frames === undefined ? undefined : { first: frames[0], last: frames[1] },
      });
  });

  it.each([
    "take #1.mov",
    "sq.1001.mov",
    "still.exr",
    "comp_v003.exr",
    "sq.[9-2].exr",
    "",
    "sq.####",
    "a.1234567890123456.exr",
  ])("returns undefined for %j", (name) => {
    expect(parseSequenceName(name)).toBeUndefined();
  });
});

describe("readMovieInfoFile of an image sequence", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "sequence-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (names: readonly string[], bytes: Uint8Array = new Uint8Array(0)): void => {
    for (const name of names) writeFileSync(path.join(folder, name), bytes);
  };
  const read = (name: string): Promise<MovieInfo> => readMovieInfoFile(path.join(folder, name));
  const names = (first: number, last: number, digits = 4): string[] =>
    Array.from({ length: last - first + 1 }, (_, i) => `sq.${String(first + i).padStart(digits, "0")}.exr`);

  it("counts from the first file to the last, for every form of the name", async () => {
    write([
      ...names(1001, 1010),
      "sq.1004.exr.tmp",
      "other.1050.exr",
      "sq.12.exr",
      "sq.00999.exr",
      "sq.1001.dpx",
    ]);
    for (const name of ["sq.%04d.exr", "sq.####.exr", "sq.@@@@.exr", "sq.[1001-1010].exr", "sq.1005.exr"])
      expect((await read(name)).sequence, name).toEqual({
        first: 1001,
        last: 1010,
        fileCount: 10,
        missing: [],
      });
    const info = await readMovieInfoFile(pathToFileURL(path.join(folder, "sq.[1001-1010].exr")));
    expect(info).toMatchObject({
      container: "sequence",
      codec: "exr",
      frameCount: 10,
      frameCountFrom: "files",
      firstFrameTime: 0,
    });
  });

  it("lists missing frames, including those at either end of a range", async () => {
    write([...names(1002, 1003), ...names(1007, 1008)]);
    const info = await read("sq.[1001-1010].exr");
    expect(info.frameCount).toBe(10);
    expect(info.sequence).toEqual({
      first: 1001,
      last: 1010,
      fileCount: 4,
      missing: [
        { first: 1001, last: 1001 },
        { first: 1004, last: 1006 },
        { first: 1009, last: 1010 },
      ],
    });
    expect((await read("sq.####.exr")).frameCount).toBe(7);
  });

  it("accepts more digits than the padding, and numbers without padding", async () => {
    write([...names(9998, 9999), "sq.10000.exr", "sq.10001.exr"]);
    expect((await read("sq.%04d.exr")).sequence).toMatchObject({ first: 9998, last: 10_001, fileCount: 4 });
    write(["n.8.png", "n.9.png", "n.10.png"]);
    for (const name of ["n.%d.png", "n.#.png", "n.10.png", "n.[8-10].png"])
      expect((await read(name)).sequence, name).toMatchObject({ first: 8, last: 10, missing: [] });
  });

  it("fails with no-video without files, and with the file system's error without a folder", async () => {
    await expect(read("sq.####.exr")).rejects.toMatchObject({ code: "no-video" });
    await expect(read("missing/sq.####.exr")).rejects.toMatchObject({ code: "ENOENT" });
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(readMovieInfoFile(path.join(folder, "sq.####.exr"), { signal })).rejects.toThrow("enough");
  });

  it("reads size, pixel ratio and rate of an OpenEXR header", async () => {
    write(names(1, 2), exr());
    expect(await read("sq.####.exr")).toMatchObject({
      width: 2048,
      height: 858,
      pixelRatio: { numerator: 2, denominator: 1 },
      frameRate: { numerator: 24_000, denominator: 1001 },
    });
  });

  it("reads the film and the television header of DPX if the picture begins after them", async () => {
    for (const isLittleEndian of [false, true]) {
      write(["a.0001.dpx"], dpx(isLittleEndian, 8192, { film: 24 }));
      expect(await read("a.0001.dpx")).toMatchObject({
        width: 2048,
        height: 1556,
        pixelRatio: { numerator: 1, denominator: 1 },
        frameRate: { numerator: 24, denominator: 1 },
      });
      write(["a.0001.dpx"], dpx(isLittleEndian, 2048, { video: 23.976 }));
      expect((await read("a.0001.dpx")).frameRate).toEqual({ numerator: 24_000, denominator: 1001 });
      write(["a.0001.dpx"], dpx(isLittleEndian, 1664, { film: 24 }));
      expect(await read("a.0001.dpx")).toMatchObject({ frameRate: undefined, width: 2048 });
    }
  });

  it("returns undefined fields for other and damaged headers, and never fails", async () => {
    const random = randomNumbers(3);
    for (const whole of [exr(), dpx(false, 2048, { film: 24, video: 25 })])
      for (let i = 0; i < 200; i += 1) {
        const bytes = whole.slice(0, random(4) === 0 ? random(whole.length) : whole.length);
        for (let times = random(8); times > 0 && bytes.length > 0; times -= 1)
          bytes[random(bytes.length)] = random(256);
        write(["d.0001.exr"], bytes);
        const { width, frameRate } = await read("d.0001.exr");
        expect(width === undefined || width > 0).toBe(true);
        expect(frameRate === undefined || frameRate.numerator > 0).toBe(true);
      }
  });
});

function exr(): Uint8Array {
  const bytes: number[] = [0x76, 0x2f, 0x31, 0x01, 2, 0, 0, 0];
  const attribute = (name: string, type: string, value: ArrayBuffer): void => {
    const size = new Uint32Array([value.byteLength]).buffer;
    bytes.push(...Buffer.from(`${name}\0${type}\0`), ...new Uint8Array(size), ...new Uint8Array(value));
  };
  attribute("channels", "chlist", new ArrayBuffer(37));
  attribute("displayWindow", "box2i", new Int32Array([0, 0, 2047, 857]).buffer);
  attribute("framesPerSecond", "rational", new Int32Array([24_000, 1001]).buffer);
  attribute("pixelAspectRatio", "float", new Float32Array([2]).buffer);
  return Uint8Array.from([...bytes, 0]);
}

function dpx(
  isLittleEndian: boolean,
  imageOffset: number,
  rates: { film?: number; video?: number },
): Uint8Array {
  const view = new DataView(new ArrayBuffer(2048));
  view.setUint32(0, 0x53445058, isLittleEndian);
  view.setUint32(4, imageOffset, isLittleEndian);
  view.setUint32(772, 2048, isLittleEndian);
  view.setUint32(776, 1556, isLittleEndian);
  view.setUint32(1628, 1, isLittleEndian);
  view.setUint32(1632, 1, isLittleEndian);
  view.setFloat32(1724, rates.film ?? Number.NaN, isLittleEndian);
  view.setFloat32(1940, rates.video ?? Number.NaN, isLittleEndian);
  return new Uint8Array(view.buffer);
}
