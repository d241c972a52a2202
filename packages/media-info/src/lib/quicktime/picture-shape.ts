import type { Fraction, MovieInfo } from "../base/movie-info.ts";
import type { RangeReader } from "../base/range-reader.ts";
import { fraction, simplestFraction } from "../time/fraction.ts";
import { childBoxes, corrupt, fourCharacters, readContent } from "./box.ts";
import type { Matrix, Track } from "./track.ts";

export interface PictureShape extends Pick<MovieInfo, "width" | "height" | "pixelRatio" | "rotation"> {
  readonly codec: string;
}

/** Size of a picture's entry before its child boxes. */
const ENTRY_SIZE = 86;

/** Reads the size, shape and compression of a video track. */
export async function readPictureShape(
  reader: RangeReader,
  track: Track,
  movieMatrix: Matrix,
): Promise<PictureShape> {
  const box = track.tables.get("stsd");
  if (box === undefined) throw corrupt("stbl", "it has no stsd");
  // Version and flags, number of entries, then the first entry.
  const data = await readContent(reader, box, 8 + 36, 8 + ENTRY_SIZE);
  const start = box.content + 8;
  const entry = {
    type: fourCharacters(data, 12),
    start,
    content: start + ENTRY_SIZE,
    end: start + data.getUint32(8),
  };
  if (entry.end > box.end || entry.end < start + 36)
    throw corrupt("stsd", "the size of its first entry is wrong", box.start);
  const width = data.getUint16(8 + 32) || undefined;
  const height = data.getUint16(8 + 34) || undefined;
  let pixelRatio: Fraction | undefined;
  if (entry.content < entry.end) {
    for await (const child of childBoxes(reader, entry)) {
      if (child.type !== "pasp") continue;
      const spacing = await readContent(reader, child, 8);
      const [across, down] = [spacing.getUint32(0), spacing.getUint32(4)];
      if (across > 0 && down > 0) pixelRatio = fraction(across, down);
    }
  }
  pixelRatio ??= ratioOfHeader(track, width, height);
  return {
    codec: entry.type,
    width,
    height,
    pixelRatio,
    rotation: rotationOf(multiply(track.matrix, movieMatrix)),
  };
}

/** Derives the pixel ratio from the display size in the track's header. */
function ratioOfHeader(
  { displayWidth, displayHeight }: Track,
  width: number | undefined,
  height: number | undefined,
): Fraction | undefined {
  if (width === undefined || height === undefined || displayWidth === 0 || displayHeight === 0)
    return undefined;
  const ratio = (displayWidth * height) / (displayHeight * width);
  // Some headers round the size to whole pixels, or to even ones.
  return Math.abs(ratio - 1) <= 1 / width ? fraction(1, 1) : simplestFraction(ratio, 0.5 / width);
}

function multiply([a, b, c, d]: Matrix, [e, f, g, h]: Matrix): Matrix {
  return [a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h];
}

function rotationOf([a, b, c, d]: Matrix): MovieInfo["rotation"] {
  if (b === 0 && c === 0 && a > 0 && d > 0) return 0;
  if (a === 0 && d === 0 && b > 0 && c < 0) return 90;
  if (b === 0 && c === 0 && a < 0 && d < 0) return 180;
  if (a === 0 && d === 0 && b < 0 && c > 0) return 270;
  return undefined;
}
