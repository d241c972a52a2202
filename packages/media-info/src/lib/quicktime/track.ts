import type { RangeReader } from "../base/range-reader.ts";
import { childBoxes, corrupt, fourCharacters, readContent, readTable, uint64, type Box } from "./box.ts";

/** One entry of an edit list. */
export interface Edit {
  /** Duration on the screen, in ticks of the movie. */
  readonly duration: number;
  /** Start in the media, in ticks of the media; -1 for a pause. */
  readonly mediaTime: number;
  /** 1 is normal speed; 0 holds one frame. */
  readonly rate: number;
}

/** A track: its headers and the positions of its tables. */
export interface Track {
  readonly id: number;
  readonly isEnabled: boolean;
  /** `"vide"`, `"soun"`, `"tmcd"` … */
  readonly handler: string;
  /** Ticks per second of the media. */
  readonly timescale: number;
  /** Display size in the header, in 1/65536 pixels. */
  readonly displayWidth: number;
  readonly displayHeight: number;
  /** The upper left four numbers of the matrix, in 1/65536. */
  readonly matrix: Matrix;
  readonly edits: readonly Edit[];
  /** References to other tracks by type: `tmcd`, `chap`. */
  readonly references: ReadonlyMap<string, readonly number[]>;
  /** The boxes of `stbl` by type. */
  readonly tables: ReadonlyMap<string, Box>;
}

export type Matrix = readonly [a: number, b: number, c: number, d: number];

const NO_TABLES: ReadonlyMap<string, Box> = new Map();

/** Reads a `trak`. Finds its tables but does not read them. */
export async function readTrack(reader: RangeReader, trak: Box): Promise<Track> {
  let header: Pick<Track, "id" | "isEnabled" | "displayWidth" | "displayHeight" | "matrix"> | undefined;
  let media: Pick<Track, "handler" | "timescale" | "tables"> | undefined;
  let edits: readonly Edit[] = [];
  let references: ReadonlyMap<string, readonly number[]> = new Map();
  for await (const box of childBoxes(reader, trak)) {
    if (box.type === "tkhd") header = await readTrackHeader(reader, box);
    else if (box.type === "mdia") media = await readMedia(reader, box);
    else if (box.type === "edts") {
      for await (const child of childBoxes(reader, box))
        if (child.type === "elst") edits = await readEdits(reader, child);
    } else if (box.type === "tref") references = await readReferences(reader, box);
  }
  if (header === undefined) throw corrupt("trak", "it has no tkhd", trak.start);
  if (media === undefined) throw corrupt("trak", "it has no mdia", trak.start);
  return { ...header, ...media, edits, references };
}

async function readTrackHeader(
  reader: RangeReader,
  box: Box,
): Promise<Pick<Track, "id" | "isEnabled" | "displayWidth" | "displayHeight" | "matrix">> {
  const data = await readContent(reader, box, 84, 96);
  const long = data.getUint8(0) === 1;
  if (long && data.byteLength < 96)
    throw corrupt("tkhd", `it has ${data.byteLength} bytes, expected 96`, box.start);
  const matrix = long ? 52 : 40;
  return {
    id: data.getUint32(long ? 20 : 12),
    isEnabled: (data.getUint8(3) & 1) !== 0,
    matrix: readMatrix(data, matrix),
    displayWidth: data.getUint32(matrix + 36),
    displayHeight: data.getUint32(matrix + 40),
  };
}

/** Reads the part of a matrix that rotates and mirrors. */
export function readMatrix(data: DataView, offset: number): Matrix {
  return [
    data.getInt32(offset),
    data.getInt32(offset + 4),
    data.getInt32(offset + 12),
    data.getInt32(offset + 16),
  ];
}

async function readMedia(
  reader: RangeReader,
  mdia: Box,
): Promise<Pick<Track, "handler" | "timescale" | "tables">> {
  let handler = "";
  let timescale = 0;
  let minf: Box | undefined;
  for await (const box of childBoxes(reader, mdia)) {
    if (box.type === "mdhd") {
      const data = await readContent(reader, box, 16, 24);
      const long = data.getUint8(0) === 1;
      if (long && data.byteLength < 24) throw corrupt("mdhd", "it is too short", box.start);
      timescale = data.getUint32(long ? 20 : 12);
    } else if (box.type === "hdlr") handler = fourCharacters(await readContent(reader, box, 12), 8);
    else if (box.type === "minf") minf = box;
  }
  // The tables of sound tracks are large and not needed.
  if (minf === undefined || (handler !== "vide" && handler !== "tmcd"))
    return { handler, timescale, tables: NO_TABLES };
  if (timescale === 0) throw corrupt("mdhd", "its timescale is 0", mdia.start);
  const tables = new Map<string, Box>();
  for await (const box of childBoxes(reader, minf)) {
    if (box.type !== "stbl") continue;
    for await (const table of childBoxes(reader, box))
      if (!tables.has(table.type)) tables.set(table.type, table);
  }
  return { handler, timescale, tables };
}

async function readEdits(reader: RangeReader, elst: Box): Promise<Edit[]> {
  const long = (await readContent(reader, elst, 8)).getUint8(0) === 1;
  const rowSize = long ? 20 : 12;
  const { rows, view } = await readTable(reader, elst, rowSize);
  return Array.from({ length: rows }, (_, row) => {
    const at = row * rowSize;
    const rest = at + rowSize - 4;
    const isEmpty = view.getInt32(rest - (long ? 8 : 4)) < 0;
    const mediaTime = isEmpty ? -1 : long ? uint64(view, at + 8, "elst") : view.getUint32(at + 4);
    const rate = view.getInt32(rest) / 65_536;
    if (rate < 0) throw corrupt("elst", "it plays backward", elst.start);
    return { duration: long ? uint64(view, at, "elst") : view.getUint32(at), mediaTime, rate };
  });
}

async function readReferences(reader: RangeReader, tref: Box): Promise<Map<string, number[]>> {
  const references = new Map<string, number[]>();
  for await (const box of childBoxes(reader, tref)) {
    // A track refers to few others, so 64 bytes are enough.
    const data = await readContent(reader, box, 0, 64);
    const ids = Array.from({ length: Math.floor(data.byteLength / 4) }, (_, i) => data.getUint32(i * 4));
    references.set(box.type, ids);
  }
  return references;
}
