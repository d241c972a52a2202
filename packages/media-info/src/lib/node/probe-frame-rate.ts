import { MediaInfoError } from "../base/media-info-error.ts";
import { frameRateNumber } from "../time/frame-rate.ts";
import { readMovieInfoFile } from "./read-movie-info-file.ts";

/**
 * Returns the frame rate of a movie file or an image sequence, or `undefined` for a file that is not a movie, is damaged, or has frames at
 * irregular times. Use it as the option `probe` of `createMediaFileFrom` in `@cinesync/session-xml/node`.
 *
 * Rejects with an error of the file system (`ENOENT` …).
 *
 * @example
 * import { probeFrameRate } from "@cinesync/media-info/node";
 *
 * console.log(await probeFrameRate(process.execPath)); // undefined: not a movie
 */
export async function probeFrameRate(path: string): Promise<{ framesPerSecond: number } | undefined> {
  try {
    const framesPerSecond = frameRateNumber(await readMovieInfoFile(path));
    return framesPerSecond === undefined ? undefined : { framesPerSecond };
  } catch (error) {
    if (error instanceof MediaInfoError) return undefined;
    throw error;
  }
}
