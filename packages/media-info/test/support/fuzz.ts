// Damaged movies, and the promise for all of them: a result or a MediaInfoError, never more than maxBytes, never
// an endless step.
import { readMovieInfo, MediaInfoError, type MovieInfo, type ReadMovieInfoOptions } from "../../src/index.ts";
import { concat } from "./boxes.ts";

/** Pseudo-random numbers from a seed. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const HOSTILE = [0, 1, 7, 8, 0x7f, 0xff, 0x100, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff];

/** Damages a file: changes bytes and 32-bit numbers, or cuts, repeats, moves or removes a range. Most damage falls between `from` and `to`. */
export function damage(
  bytes: Uint8Array,
  random: (below: number) => number,
  from: number,
  to: number,
): Uint8Array {
  let result: Uint8Array = bytes.slice();
  const position = (): number =>
    random(10) === 0 ? random(result.length) : from + random(Math.max(1, Math.min(to, result.length) - from));
  for (let times = 1 + random(4); times > 0; times -= 1) {
    const at = position();
    switch (random(6)) {
      case 0:
        result[at] = random(256);
        break;
      case 1:
      case 2:
        if (at + 4 <= result.length)
          new DataView(result.buffer).setUint32(at, HOSTILE[random(HOSTILE.length)] ?? random(2 ** 32));
        break;
      case 3:
        result = result.slice(0, at);
        break;
      case 4: {
        const end = Math.min(result.length, at + random(64));
        result = concat([result.subarray(0, at), result.subarray(end)]);
        break;
      }
      default: {
        const end = Math.min(result.length, at + random(64));
        result = concat([result.subarray(0, end), result.subarray(at)]);
      }
    }
  }
  return result;
}

/** Reads a damaged file, and throws if the promise is broken. */
export async function readDamaged(
  bytes: Uint8Array,
  options: ReadMovieInfoOptions & { maxBytes: number },
): Promise<string> {
  let read = 0;
  let calls = 0;
  const source = {
    size: bytes.length,
    read: (start: number, end: number): Uint8Array => {
      read += end - start;
      calls += 1;
      if (read > options.maxBytes) throw new Error(`more than maxBytes were read: ${read}`);
      if (calls > 20_000) throw new Error("too many reads");
      if (!(start >= 0 && start <= end && end <= bytes.length))
        throw new Error(`a range outside of the file: ${start} to ${end}`);
      return bytes.subarray(start, end);
    },
  };
  let info: MovieInfo;
  try {
    info = await readMovieInfo(source, options);
  } catch (error) {
    if (!(error instanceof MediaInfoError)) throw error;
    return error.code;
  }
  const numbers = [
    info.frameCount,
    info.frameRate?.numerator,
    info.frameRate?.denominator,
    info.pixelRatio?.numerator,
    info.width,
    info.height,
  ];
  for (const value of numbers)
    if (value !== undefined && !(Number.isSafeInteger(value) && value >= 0))
      throw new Error(`not a count: ${JSON.stringify(info)}`);
  if (info.startTimecode !== undefined && !/^\d\d:\d\d:\d\d[:;]\d\d\d?$/.test(info.startTimecode.text))
    throw new Error(`not a timecode: ${info.startTimecode.text}`);
  if (
    info.firstFrameTime !== undefined &&
    !(info.firstFrameTime >= 0 && Number.isFinite(info.firstFrameTime))
  )
    throw new Error(`not a time: ${info.firstFrameTime}`);
  return "read";
}
