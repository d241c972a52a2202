import { DrawingPngError } from "./drawing-png-error.ts";
import type { Sharp } from "./load-sharp.ts";
import type { PictureFormat } from "./picture-options.ts";

type Pipeline = ReturnType<Sharp>;

/** A picture that was given, upright, and its size. */
export interface GivenPicture {
  readonly pipeline: Pipeline;
  readonly width: number;
  readonly height: number;
  readonly format: string;
}

/** @throws {DrawingPngError} `invalid-picture` */
export async function openPicture(sharp: Sharp, bytes: Uint8Array, input: string): Promise<GivenPicture> {
  if (bytes.length === 0) throw new DrawingPngError("invalid-picture", { input, reason: "it is empty" });
  return reading(input, async () => {
    // Strict: otherwise the first half of a picture that is cut off would be shown as if it were whole.
    const pipeline = sharp(bytes, { failOn: "warning", autoOrient: true });
    const { format, autoOrient } = await pipeline.metadata();
    return { pipeline, width: autoOrient.width, height: autoOrient.height, format };
  });
}

/**
 * @param smallest Takes twice as long over a JPEG, which then needs a fourth less.
 * @throws {DrawingPngError} `invalid-picture`
 */
export async function writePicture(
  pipeline: Pipeline,
  format: PictureFormat,
  quality: number,
  input: string,
  smallest = false,
): Promise<Uint8Array> {
  const encoded = {
    png: () => pipeline.png(),
    jpeg: () => pipeline.jpeg({ quality, mozjpeg: smallest }),
    webp: () => pipeline.webp({ quality }),
  }[format]();
  const { buffer, byteOffset, byteLength } = await reading(input, () => encoded.toBuffer());
  return new Uint8Array(buffer, byteOffset, byteLength);
}

async function reading<T>(input: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    const [reason = ""] = (cause instanceof Error ? cause.message : String(cause)).trim().split("\n");
    throw new DrawingPngError("invalid-picture", { input, reason }, { cause });
  }
}
