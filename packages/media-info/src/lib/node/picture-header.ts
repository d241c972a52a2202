import type { Fraction, MovieInfo } from "../base/movie-info.ts";
import { fraction, simplestFraction } from "../time/fraction.ts";
import { rateOfDecimal } from "../time/frame-rate.ts";

export type PictureHeader = Pick<MovieInfo, "width" | "height" | "pixelRatio" | "frameRate">;

const NOTHING: PictureHeader = {
  width: undefined,
  height: undefined,
  pixelRatio: undefined,
  frameRate: undefined,
};

/** Reads the header of an OpenEXR or DPX file. For other or damaged pictures, all fields are `undefined`. */
export function readPictureHeader(head: Uint8Array): PictureHeader {
  const data = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 8) return NOTHING;
  const magic = data.getUint32(0);
  if (magic === 0x762f3101) return readOpenExr(head, data);
  if (magic === 0x53445058 || magic === 0x58504453) return readDpx(data, magic === 0x58504453);
  return NOTHING;
}

/** An OpenEXR header is a list of attributes (name, type, size, value) that ends with an empty name. */
function readOpenExr(head: Uint8Array, data: DataView): PictureHeader {
  let { width, height, pixelRatio, frameRate } = NOTHING;
  for (let at = 8; at < head.length && head[at] !== 0;) {
    const nameEnd = head.indexOf(0, at);
    const typeEnd = nameEnd < 0 ? -1 : head.indexOf(0, nameEnd + 1);
    const value = typeEnd + 5;
    if (typeEnd < 0 || value > head.length) break;
    const size = data.getUint32(typeEnd + 1, true);
    if (value + size > head.length) break;
    const name = String.fromCharCode(...head.subarray(at, Math.min(nameEnd, at + 255)));
    if (name === "displayWindow" && size === 16) {
      width = sizeOf(data.getInt32(value, true), data.getInt32(value + 8, true));
      height = sizeOf(data.getInt32(value + 4, true), data.getInt32(value + 12, true));
    } else if (name === "pixelAspectRatio" && size === 4) pixelRatio = ratioOf(data.getFloat32(value, true));
    else if (name === "framesPerSecond" && size === 8) {
      const [numerator, denominator] = [data.getInt32(value, true), data.getUint32(value + 4, true)];
      if (numerator > 0 && denominator > 0) frameRate = fraction(numerator, denominator);
    }
    at = value + size;
  }
  return { width, height, pixelRatio, frameRate };
}

/** The size of a window whose edges are inclusive. */
function sizeOf(first: number, last: number): number | undefined {
  return last >= first ? last - first + 1 : undefined;
}

/** Offsets in a DPX file (SMPTE 268M). */
const DPX = {
  imageOffset: 4,
  width: 772,
  height: 776,
  pixelRatio: 1628,
  filmRate: 1724,
  filmEnd: 1920,
  videoRate: 1940,
  videoEnd: 2048,
};

function readDpx(data: DataView, isLittleEndian: boolean): PictureHeader {
  const image = Math.min(data.getUint32(DPX.imageOffset, isLittleEndian), data.byteLength);
  // In a short header, the picture's data takes the position of the last fields.
  const number = (offset: number): number | undefined => {
    const value = offset + 4 > image ? 0 : data.getUint32(offset, isLittleEndian);
    return value === 0 || value === 0xffff_ffff ? undefined : value;
  };
  const rate = (offset: number, end: number): Fraction | undefined =>
    end > image ? undefined : rateOfDecimal(data.getFloat32(offset, isLittleEndian));
  const [across, down] = [number(DPX.pixelRatio), number(DPX.pixelRatio + 4)];
  return {
    width: number(DPX.width),
    height: number(DPX.height),
    pixelRatio: across === undefined || down === undefined ? undefined : fraction(across, down),
    frameRate: rate(DPX.filmRate, DPX.filmEnd) ?? rate(DPX.videoRate, DPX.videoEnd),
  };
}

function ratioOf(value: number): Fraction | undefined {
  return Number.isFinite(value) && value > 0 ? simplestFraction(value, value / 10_000) : undefined;
}
