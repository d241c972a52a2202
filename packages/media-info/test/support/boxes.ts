// Builds QuickTime files box by box, for cases that no encoder produces.

/** A box of a type that contains bytes, 32-bit numbers and other boxes. */
export function box(type: string, ...content: readonly (Uint8Array | number | string)[]): Uint8Array {
  const body = concat(
    content.map((part) =>
      part instanceof Uint8Array ? part : typeof part === "number" ? u32(part) : ascii(part),
    ),
  );
  return concat([u32(body.length + 8), ascii(type), body]);
}

export function u32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value >>> 0);
  return bytes;
}

function u16(value: number): Uint8Array {
  return new Uint8Array([value >> 8, value & 255]);
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function zeros(length: number): Uint8Array {
  return new Uint8Array(length);
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export interface VideoTrack {
  readonly id?: number;
  readonly flags?: number;
  readonly handler?: string;
  readonly timescale?: number;
  /** Runs of [count, delta]. */
  readonly stts?: readonly (readonly [number, number])[];
  readonly ctts?: readonly (readonly [number, number])[];
  /** The count of `stsz`; the sum of `stts` by default. */
  readonly samples?: number;
  /** [duration, media time, rate = 1]. */
  readonly edits?: readonly (readonly [number, number, number?])[];
  readonly matrix?: readonly number[];
  readonly display?: readonly [number, number];
  readonly size?: readonly [number, number];
  readonly pasp?: readonly [number, number];
  readonly codec?: string;
  readonly references?: Uint8Array;
}

const ONE = 0x10000;
const IDENTITY = [ONE, 0, 0, 0, ONE, 0, 0, 0, 0x40000000];

export function videoTrack(track: VideoTrack = {}): Uint8Array {
  const {
    id = 1,
    flags = 1,
    handler = "vide",
    timescale = 24_000,
    stts = [[48, 1000]],
    ctts,
    edits,
    matrix = IDENTITY,
    size = [256, 144],
    display = size,
    pasp,
    codec = "avc1",
    references = zeros(0),
  } = track;
  const samples = track.samples ?? stts.reduce((sum, [count]) => sum + count, 0);
  const entry = concat([
    zeros(6),
    u16(1),
    zeros(16),
    u16(size[0]),
    u16(size[1]),
    zeros(50),
    ...(pasp === undefined ? [] : [box("pasp", ...pasp)]),
  ]);
  return box(
    "trak",
    box("tkhd", flags, 0, 0, id, 0, 0, zeros(16), ...matrix, display[0] * ONE, display[1] * ONE),
    ...(edits === undefined
      ? []
      : [
          box(
            "edts",
            box(
              "elst",
              0,
              edits.length,
              ...edits.flatMap(([duration, time, rate = 1]) => [duration, time, rate * ONE]),
            ),
          ),
        ]),
    references,
    box(
      "mdia",
      box("mdhd", 0, 0, 0, timescale, 0, 0),
      box("hdlr", 0, 0, handler, zeros(12)),
      box(
        "minf",
        box(
          "stbl",
          box("stsd", 0, 1, box(codec, entry)),
          table("stts", stts),
          ...(ctts === undefined ? [] : [table("ctts", ctts)]),
          box("stsz", 0, 1, samples),
        ),
      ),
    ),
  );
}

function table(type: string, rows: readonly (readonly number[])[]): Uint8Array {
  return box(type, 0, rows.length, ...rows.flat());
}

export interface TimecodeTrack {
  readonly id?: number;
  readonly flags?: number;
  readonly timescale?: number;
  readonly frameDuration?: number;
  readonly quanta?: number;
  readonly samples?: number;
  /** Offset of the first sample in the file. */
  readonly offset?: number;
  readonly edits?: VideoTrack["edits"];
}

export function timecodeTrack({
  id = 2,
  flags = 0,
  timescale = 24_000,
  frameDuration = 1000,
  quanta = 24,
  samples = 1,
  offset = 8,
  edits = [],
}: TimecodeTrack = {}): Uint8Array {
  const entry = concat([
    zeros(6),
    u16(1),
    u32(0),
    u32(flags),
    u32(timescale),
    u32(frameDuration),
    new Uint8Array([quanta, 0]),
  ]);
  return box(
    "trak",
    box("tkhd", 1, 0, 0, id, 0, 0, zeros(16), ...IDENTITY, 0, 0),
    box(
      "edts",
      box(
        "elst",
        0,
        edits.length,
        ...edits.flatMap(([duration, time, rate = 1]) => [duration, time, rate * ONE]),
      ),
    ),
    box(
      "mdia",
      box("mdhd", 0, 0, 0, timescale, 0, 0),
      box("hdlr", 0, 0, "tmcd", zeros(12)),
      box(
        "minf",
        box(
          "stbl",
          box("stsd", 0, 1, box("tmcd", entry)),
          table("stts", [[samples, 1000]]),
          box("stsz", 0, 4, samples),
          table("stco", [[offset]]),
        ),
      ),
    ),
  );
}

export function movieHeader(timescale = 600): Uint8Array {
  return box("mvhd", 0, 0, 0, timescale, 0, zeros(16), ...IDENTITY, zeros(28));
}

/** A movie whose first box is the `mdat` with the first sample of its timecode. */
export function movie(tracks: readonly Uint8Array[], { timecode = 0, timescale = 600 } = {}): Blob {
  return file(box("mdat", timecode), box("moov", movieHeader(timescale), ...tracks));
}

export function file(...boxes: readonly Uint8Array[]): Blob {
  return new Blob([concat(boxes) as Uint8Array<ArrayBuffer>]);
}
