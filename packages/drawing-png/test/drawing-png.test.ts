import { createAnnotation, type Arrow } from "@cinesync/session-xml";
import sharp from "sharp";
import { afterEach, describe, expect, test, vi } from "vitest";
import { annotationToPicture, DrawingPngError, resizePicture } from "../src/index.ts";

const bar: Arrow = {
  kind: "arrow",
  id: "",
  color: "#ff0000",
  alpha: 1,
  startPoint: { x: 0.1, y: 0.5 },
  endPoint: { x: 0.9, y: 0.5 },
};
const drawing = createAnnotation(12, { objects: [bar] });
const GREEN = { r: 0, g: 128, b: 0 };

afterEach(() => {
  vi.doUnmock("sharp");
  vi.resetModules();
});

interface Seen {
  readonly width: number;
  readonly height: number;
  readonly format: string;
  /** Red, green, blue and alpha at a fraction of the picture, from the top left. */
  readonly at: (x: number, y: number) => number[];
}

async function look(bytes: Uint8Array): Promise<Seen> {
  const { format } = await sharp(bytes).metadata();
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const at = (x: number, y: number): number[] => {
    const start = 4 * (Math.floor(y * height) * width + Math.floor(x * width));
    return [...data.subarray(start, start + 4)];
  };
  return { width, height, format, at };
}

async function still(width: number, height: number, format: "png" | "jpeg" = "jpeg"): Promise<Uint8Array> {
  const picture = sharp({ create: { width, height, channels: 3, background: GREEN } });
  return picture.toFormat(format).toBuffer();
}

function failure(code: string, details: object = {}): unknown {
  return expect.objectContaining({
    name: "DrawingPngError",
    code,
    details: expect.objectContaining(details) as unknown,
  });
}

describe("annotationToPicture", () => {
  test("writes a transparent PNG of 1920 × 1080 by default", async () => {
    const seen = await look(await annotationToPicture(drawing));
    expect(seen).toMatchObject({ format: "png", width: 1920, height: 1080 });
    expect(seen.at(0.5, 0.5)).toEqual([255, 0, 0, 255]);
    expect(seen.at(0.5, 0.2)).toEqual([0, 0, 0, 0]);
  });

  test.each(["png", "jpeg", "webp"] as const)(
    "writes %s in any width, in the frame's aspect ratio",
    async (format) => {
      const seen = await look(await annotationToPicture(drawing, { format, width: 320 }));
      expect(seen).toMatchObject({ format, width: 320, height: 180 });
    },
  );

  test("gives a JPEG without a frame the suggested background, or the given one", async () => {
    const suggested = await look(await annotationToPicture(drawing, { format: "jpeg", width: 320 }));
    expect(close(suggested.at(0.5, 0.2), [0x23, 0x27, 0x2e, 255])).toBe(true);
    const given = await look(
      await annotationToPicture(drawing, { format: "jpeg", width: 320, background: "#ffffff" }),
    );
    expect(close(given.at(0.5, 0.2), [255, 255, 255, 255])).toBe(true);
  });

  test("draws over a frame, in the frame's size", async () => {
    const frame = await still(400, 200);
    const seen = await look(await annotationToPicture(drawing, { frame, shapeThickness: 0.05 }));
    expect(seen).toMatchObject({ width: 400, height: 200 });
    expect(close(seen.at(0.5, 0.2), [0, 128, 0, 255])).toBe(true);
    expect(seen.at(0.85, 0.5)[0]).toBeGreaterThan(200);
  });

  test("widens the frame by a pixel ratio, and keeps the aspect ratio for a width alone", async () => {
    const frame = await still(200, 200);
    const pixelRatio = { source: { width: 2, height: 1 }, target: { width: 1, height: 1 } };
    expect(await look(await annotationToPicture(drawing, { frame, pixelRatio }))).toMatchObject({
      width: 400,
      height: 200,
    });
    expect(await look(await annotationToPicture(drawing, { frame, pixelRatio, width: 100 }))).toMatchObject({
      width: 100,
      height: 50,
    });
  });

  test("passes options on to annotationToSvg", async () => {
    const thick = await look(await annotationToPicture(drawing, { width: 320, shapeThickness: 0.1 }));
    expect(thick.at(0.3, 0.45)).toEqual([255, 0, 0, 255]);
    await expect(annotationToPicture(drawing, { shapeThickness: -1 })).rejects.toThrow(
      /^shapeThickness must be/,
    );
  });

  test("rejects a frame that is cut off, rather than write half a picture", async () => {
    const noise = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: GREEN,
        noise: { type: "gaussian", mean: 128, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer();
    const half = noise.subarray(0, noise.length / 2);
    await expect(annotationToPicture(drawing, { frame: half })).rejects.toThrow(
      failure("invalid-picture", { input: "frame" }),
    );
    await expect(resizePicture(half, { maxWidth: 10 })).rejects.toThrow(
      failure("invalid-picture", { input: "picture" }),
    );
  });

  test.each([new Uint8Array(), new TextEncoder().encode("not a picture")])(
    "rejects a frame that is not a picture",
    async (frame) => {
      await expect(annotationToPicture(drawing, { frame })).rejects.toThrow(failure("invalid-picture"));
    },
  );

  test.each([
    [{ width: 0 }, "width"],
    [{ width: 1.5 }, "width"],
    [{ height: 20_000 }, "height"],
    [{ quality: 101 }, "quality"],
    [{ background: "red" }, "background"],
    [{ format: "gif" as "png" }, "format"],
  ])("rejects %j", async (options, option) => {
    await expect(annotationToPicture(drawing, options)).rejects.toThrow(
      failure("invalid-option", { option }),
    );
  });

  test("treats undefined as a left-out option", async () => {
    const options = { format: undefined, width: undefined, frame: undefined, quality: undefined };
    expect(await annotationToPicture(drawing, options)).toEqual(await annotationToPicture(drawing));
  });

  test("says what to install when sharp is missing", async () => {
    vi.doMock("sharp", () => {
      throw new Error("Cannot find package 'sharp'");
    });
    const fresh = await import("../src/index.ts");
    await expect(fresh.annotationToPicture(drawing)).rejects.toThrow(
      /^cannot load sharp: .*npm install sharp$/,
    );
  });
});

describe("resizePicture", () => {
  test("makes a picture smaller, in its own format and aspect ratio", async () => {
    const seen = await look(await resizePicture(await still(400, 200), { maxWidth: 100 }));
    expect(seen).toMatchObject({ width: 100, height: 50, format: "jpeg" });
  });

  test("never enlarges a picture, and keeps its bytes if nothing is gained", async () => {
    const small = await sharp(await still(40, 20))
      .jpeg({ quality: 10 })
      .toBuffer();
    expect(await resizePicture(small, { maxWidth: 100 })).toBe(small);
  });

  test("changes the format on request", async () => {
    const webp = await look(await resizePicture(await still(40, 20), { format: "webp" }));
    expect(webp).toMatchObject({ width: 40, format: "webp" });
    const onPaper = await look(
      await resizePicture(await annotationToPicture([], { width: 40 }), { format: "jpeg" }),
    );
    expect(close(onPaper.at(0.5, 0.5), [255, 255, 255, 255])).toBe(true);
  });

  test("rejects an invalid width", async () => {
    await expect(resizePicture(await still(40, 20), { maxWidth: -1 })).rejects.toThrow(DrawingPngError);
  });
});

/** Compares two colors with tolerance for JPEG. */
function close(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, index) => Math.abs(value - (b[index] ?? 0)) <= 4);
}
