import type { MovieInfo } from "../base/movie-info.ts";
import { MediaInfoError } from "../base/media-info-error.ts";
import type { MovieSource, ReadMovieInfoOptions } from "../base/movie-source.ts";
import { RangeReader } from "../base/range-reader.ts";
import { detectFormat, DETECTION_BYTES } from "../other/detect-format.ts";
import { readWithMediaInfo } from "../other/read-with-mediainfo.ts";
import { readQuickTime } from "../quicktime/read-quicktime.ts";

/**
 * Reads the properties of a movie: frame count, exact rate, start timecode, size and shape. Reads about 30 KB of a MOV or MP4 file of any
 * length. All other formats need the optional package mediainfo.js.
 *
 * Rejects with a {@link MediaInfoError}, with the signal's reason, or with the error of `source`.
 *
 * @example
 * import { frameRateNumber, readMovieInfo } from "@cinesync/media-info";
 *
 * async function describe(file: File): Promise<string> {
 *   const info = await readMovieInfo(file);
 *   return `${info.frameCount} frames at ${frameRateNumber(info)}, starts at ${info.startTimecode?.text}`;
 * }
 */
export async function readMovieInfo(
  source: MovieSource,
  options: ReadMovieInfoOptions = {},
): Promise<MovieInfo> {
  const reader = new RangeReader(source, options);
  const head = await reader.read(0, Math.min(reader.size, DETECTION_BYTES), "the file");
  const detected = detectFormat(head);
  if (detected.kind === "quicktime") return readQuickTime(reader);
  if (detected.kind === "other") return readWithMediaInfo(reader, detected.format, options.mediaInfo);
  throw new MediaInfoError("unknown-format", { found: detected.found });
}
