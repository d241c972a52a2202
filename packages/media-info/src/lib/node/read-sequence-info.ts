import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { MediaInfoError } from "../base/media-info-error.ts";
import type { FrameRange, MovieInfo } from "../base/movie-info.ts";
import type { ReadMovieInfoOptions } from "../base/movie-source.ts";
import type { SequenceName } from "../sequence/parse-sequence-name.ts";
import { readPictureHeader } from "./picture-header.ts";

/** Enough for the headers of pictures. The rest of an OpenEXR header with large attributes is ignored. */
const HEADER_BYTES = 64 * 1024;

/** Lists the files of an image sequence, and reads the header of the first. */
export async function readSequenceInfo(
  name: SequenceName,
  { signal }: ReadMovieInfoOptions,
): Promise<MovieInfo> {
  signal?.throwIfAborted();
  const files = await listFrames(name);
  signal?.throwIfAborted();
  const [head] = files;
  if (head === undefined) throw noSuchFile(name);
  const frames = files.map(({ frame }) => frame);
  const first = name.kind === "range" ? (name.frames?.first ?? head.frame) : head.frame;
  const last = name.kind === "range" ? (name.frames?.last ?? head.frame) : (frames.at(-1) ?? head.frame);
  const header = readPictureHeader(await readHead(join(name.folder, head.file)));
  return {
    container: "sequence",
    codec: name.suffix.slice(name.suffix.lastIndexOf(".") + 1).toLowerCase(),
    codecName: undefined,
    frameCount: last - first + 1,
    frameCountFrom: "files",
    frameRate: header.frameRate,
    variableFrameRate: false,
    firstFrameTime: 0,
    isTrimmed: false,
    isFragmented: false,
    isTruncated: false,
    startTimecode: undefined,
    width: header.width,
    height: header.height,
    pixelRatio: header.pixelRatio,
    rotation: 0,
    sequence: { first, last, fileCount: frames.length, missing: missingFrames(first, last, frames) },
  };
}

interface FrameFile {
  readonly file: string;
  readonly frame: number;
}

/** Returns the files of the sequence, in frame order. */
async function listFrames(name: SequenceName): Promise<FrameFile[]> {
  const files = new Map<number, string>();
  for (const file of await readdir(name.folder === "" ? "." : name.folder)) {
    const frame = frameOf(file, name);
    if (frame !== undefined && !files.has(frame)) files.set(frame, file);
  }
  return Array.from(files, ([frame, file]) => ({ file, frame })).sort((a, b) => a.frame - b.frame);
}

/** Returns the frame number of a file, or `undefined` when the file is not part of the sequence. */
function frameOf(file: string, { kind, prefix, suffix, padding, frames }: SequenceName): number | undefined {
  if (file.length <= prefix.length + suffix.length || !file.startsWith(prefix) || !file.endsWith(suffix))
    return undefined;
  const digits = file.slice(prefix.length, file.length - suffix.length);
  if (!/^\d{1,15}$/.test(digits)) return undefined;
  const frame = Number(digits);
  if (kind === "range" && frames !== undefined && (frame < frames.first || frame > frames.last))
    return undefined;
  if (padding === undefined || digits.length === padding) return frame;
  // A number with more digits than the padding has no leading zero. One with fewer digits belongs to the sequence only if
  // the sequence was named by a number of one to three digits without a leading zero: most sequences are padded.
  const isUnpadded = !digits.startsWith("0") || digits === "0";
  const mayBeUnpadded = frames !== undefined && padding < 4 && String(frames.first).length === padding;
  return isUnpadded && (digits.length > padding || mayBeUnpadded) ? frame : undefined;
}

function missingFrames(first: number, last: number, frames: readonly number[]): FrameRange[] {
  const missing: FrameRange[] = [];
  let expected = first;
  for (const frame of frames) {
    if (frame > expected) missing.push({ first: expected, last: frame - 1 });
    expected = frame + 1;
  }
  if (expected <= last) missing.push({ first: expected, last });
  return missing;
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(HEADER_BYTES), 0, HEADER_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function noSuchFile({ folder, prefix, suffix }: SequenceName): MediaInfoError {
  return new MediaInfoError("no-video", {
    found: `no file ${prefix}<number>${suffix} in ${folder === "" ? "this folder" : folder}`,
  });
}
