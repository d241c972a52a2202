import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { readMovieInfo, type MediaInfoLoader } from "../src/index.ts";

const mxf = async (): Promise<Blob> =>
  new Blob([new Uint8Array(await readFile(new URL("movies/bars-25.mxf", import.meta.url)))]);

const missing: MediaInfoLoader = () => Promise.reject(new Error("Cannot find package"));

/** Replaces mediainfo.js by a fixed result. */
function answering(...tracks: object[]): MediaInfoLoader {
  return () =>
    Promise.resolve({
      analyzeData: () => Promise.resolve({ media: { track: tracks } }),
      close: () => undefined,
    });
}

describe("formats that mediainfo.js reads", () => {
  it("need the package, which the error names", async () => {
    await expect(readMovieInfo(await mxf(), { mediaInfo: missing })).rejects.toMatchObject({
      code: "missing-dependency",
      message: "cannot read MXF: the optional package mediainfo.js is not installed",
      details: { code: "missing-dependency", dependency: "mediainfo.js", format: "MXF" },
    });
  });

  it.each([
    ["Matroska or WebM", [0x1a, 0x45, 0xdf, 0xa3]],
    ["AVI", [...Buffer.from("RIFF\0\0\0\0AVI LIST")]],
    ["MXF", [1, 2, 3, 0x06, 0x0e, 0x2b, 0x34, 0x02, 0x05, 0x01, 0x01]],
    ["MPEG transport stream", Array.from({ length: 600 }, (_, i) => (i % 188 === 0 ? 0x47 : 0))],
    ["Windows Media", [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11]],
    ["REDCODE", [...Buffer.from("\0\0\0\0RED2")]],
  ])("are recognized by their first bytes: %s", async (format, bytes) => {
    const blob = new Blob([Uint8Array.from(bytes)]);
    await expect(readMovieInfo(blob, { mediaInfo: missing })).rejects.toMatchObject({ details: { format } });
  });

  it("load it for no MOV, MP4 or other file", async () => {
    const bytes = await readFile(new URL("movies/bars-24.mov", import.meta.url));
    expect((await readMovieInfo(new Blob([new Uint8Array(bytes)]), { mediaInfo: missing })).frameCount).toBe(
      97,
    );
    await expect(readMovieInfo(new Blob(["no movie"]), { mediaInfo: missing })).rejects.toMatchObject({
      code: "unknown-format",
    });
  });

  it("stay within maxBytes, and stop at the signal", async () => {
    await expect(readMovieInfo(await mxf(), { maxBytes: 50_000 })).rejects.toMatchObject({
      code: "limit-exceeded",
      details: { limit: "maxBytes", value: 50_000 },
    });
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(readMovieInfo(await mxf(), { signal })).rejects.toThrow("enough");
  });

  it("have exact rates, from three decimals", async () => {
    const general = { "@type": "General", Format: "Matroska" };
    const video = {
      "@type": "Video",
      Format: "AVC",
      CodecID: "V_MPEG4/ISO/AVC",
      FrameRate: 59.94,
      Width: 64,
      Height: 36,
      PixelAspectRatio: 1.422,
    };
    const info = await readMovieInfo(await mxf(), { mediaInfo: answering(general, video) });
    expect(info).toMatchObject({
      container: "matroska",
      codec: "V_MPEG4/ISO/AVC",
      codecName: "H.264",
      frameRate: { numerator: 60_000, denominator: 1001 },
      frameCount: undefined,
      frameCountFrom: undefined,
      startTimecode: undefined,
      pixelRatio: { numerator: 64, denominator: 45 },
      rotation: 0,
    });
  });

  it("fail with no-video without a picture, and with corrupt if mediainfo.js finds nothing", async () => {
    const general = { "@type": "General", Format: "Matroska" };
    await expect(readMovieInfo(await mxf(), { mediaInfo: answering(general) })).rejects.toMatchObject({
      code: "no-video",
    });
    for (const load of [answering(), answering({ "@type": "General" })])
      await expect(readMovieInfo(await mxf(), { mediaInfo: load })).rejects.toMatchObject({
        code: "corrupt",
      });
  });

  it("fail with corrupt if mediainfo.js fails, and close its instance", async () => {
    let closed = 0;
    const load: MediaInfoLoader = () =>
      Promise.resolve({ analyzeData: () => Promise.reject(new Error("abort")), close: () => (closed += 1) });
    await expect(readMovieInfo(await mxf(), { mediaInfo: load })).rejects.toMatchObject({
      code: "corrupt",
      cause: { message: "abort" },
    });
    expect(closed).toBe(1);
  });
});
