import { open, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expectArgument, MediaInfoError } from "../base/media-info-error.ts";
import type { MovieInfo } from "../base/movie-info.ts";
import type { ReadMovieInfoOptions } from "../base/movie-source.ts";
import { readMovieInfo } from "../read/read-movie-info.ts";
import { parseSequenceName } from "../sequence/parse-sequence-name.ts";
import { readSequenceInfo } from "./read-sequence-info.ts";

/**
 * Reads the properties of a movie file or an image sequence. The path of a sequence is `sq.%04d.exr`, `sq.####.exr`, `sq.[1001-1100].exr`, or that of one
 * of its files; see `parseSequenceName`.
 *
 * Rejects with a {@link MediaInfoError}, with the signal's reason, or with an error of the file system (`ENOENT` …).
 *
 * @example
 * import { readMovieInfoFile } from "@cinesync/media-info/node";
 *
 * async function lengthOf(path: string): Promise<string> {
 *   const { frameCount, startTimecode } = await readMovieInfoFile(path);
 *   return `${frameCount} frames from ${startTimecode?.text}`;
 * }
 */
export async function readMovieInfoFile(
  path: string | URL,
  options: ReadMovieInfoOptions = {},
): Promise<MovieInfo> {
  const isUrl = path instanceof URL && path.protocol === "file:";
  const isPath = typeof path === "string" && !path.includes("\0");
  expectArgument(isPath || isUrl, "path", "a path or a file: URL", path);
  const name = typeof path === "string" ? path : fileURLToPath(path);
  const sequence = parseSequenceName(name);
  if (sequence !== undefined) return readSequenceInfo(sequence, options);
  // Opening a named pipe would wait for a writer.
  const found = await stat(name);
  if (!found.isFile())
    throw new MediaInfoError("unknown-format", {
      found: found.isDirectory() ? "a folder" : "a pipe or a device",
    });
  const file = await open(name, "r");
  try {
    const { size } = await file.stat();
    const read = async (start: number, end: number): Promise<Uint8Array> => {
      const bytes = new Uint8Array(end - start);
      let length = 0;
      while (length < bytes.length) {
        const { bytesRead } = await file.read(bytes, length, bytes.length - length, start + length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return bytes.subarray(0, length);
    };
    return await readMovieInfo({ size, read }, options);
  } finally {
    await file.close();
  }
}
