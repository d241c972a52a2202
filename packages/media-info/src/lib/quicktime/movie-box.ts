import { MediaInfoError } from "../base/media-info-error.ts";
import type { RangeReader } from "../base/range-reader.ts";
import { childBoxes, corrupt, readContent, type Box } from "./box.ts";
import { readFragmentDefaults, type FragmentDefaults } from "./fragments.ts";
import { readMatrix, readTrack, type Matrix, type Track } from "./track.ts";

/** The index of a movie (`moov`). */
export interface MovieBox {
  /** Ticks per second of the movie. */
  readonly timescale: number;
  readonly matrix: Matrix;
  readonly tracks: readonly Track[];
  /** `undefined` in movies without fragments. */
  readonly fragmentDefaults: readonly FragmentDefaults[] | undefined;
}

/** Reads a `moov` without its tables. */
export async function readMovieBox(reader: RangeReader, moov: Box): Promise<MovieBox> {
  let header: Pick<MovieBox, "timescale" | "matrix"> | undefined;
  let fragmentDefaults: FragmentDefaults[] | undefined;
  const tracks: Track[] = [];
  for await (const box of childBoxes(reader, moov)) {
    if (box.type === "mvhd") header = await readMovieHeader(reader, box);
    else if (box.type === "trak") tracks.push(await readTrack(reader, box));
    else if (box.type === "mvex") fragmentDefaults = await readFragmentDefaults(reader, box);
    else if (box.type === "cmov")
      throw new MediaInfoError("no-index", { reason: "its index is compressed (cmov)" });
  }
  if (header === undefined) throw corrupt("moov", "it has no mvhd", moov.start);
  return { ...header, tracks, fragmentDefaults };
}

async function readMovieHeader(
  reader: RangeReader,
  mvhd: Box,
): Promise<Pick<MovieBox, "timescale" | "matrix">> {
  const data = await readContent(reader, mvhd, 72, 84);
  const long = data.getUint8(0) === 1;
  if (long && data.byteLength < 84) throw corrupt("mvhd", "it is too short", mvhd.start);
  const timescale = data.getUint32(long ? 20 : 12);
  if (timescale === 0) throw corrupt("mvhd", "its timescale is 0", mvhd.start);
  return { timescale, matrix: readMatrix(data, long ? 48 : 36) };
}
