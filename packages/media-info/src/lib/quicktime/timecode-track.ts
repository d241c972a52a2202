import type { StartTimecode } from "../base/movie-info.ts";
import type { RangeReader } from "../base/range-reader.ts";
import { startTimecode } from "../time/start-timecode.ts";
import { corrupt, fourCharacters, readContent, readTable, uint64, view } from "./box.ts";
import { readSampleCount } from "./sample-tables.ts";
import type { Track } from "./track.ts";

const DROP_FRAME = 1;
const COUNTER = 8;

/** Reads the start timecode of a movie from its picture's timecode track, or else from any. */
export async function readStartTimecode(
  reader: RangeReader,
  video: Track,
  tracks: readonly Track[],
): Promise<StartTimecode | undefined> {
  const wanted = video.references.get("tmcd") ?? [];
  const timecodes = tracks.filter(({ handler }) => handler === "tmcd");
  const track = timecodes.find(({ id }) => wanted.includes(id)) ?? timecodes[0];
  return track === undefined ? undefined : readTimecodeTrack(reader, track);
}

async function readTimecodeTrack(reader: RangeReader, track: Track): Promise<StartTimecode | undefined> {
  const description = track.tables.get("stsd");
  const samples = await readSampleCount(reader, track);
  if (description === undefined || samples === 0) return undefined;
  // Version and flags, number of entries, then the first entry.
  const entry = await readContent(reader, description, 16, 42);
  // Timecode of 64 bits and timecode as text have other forms, which are not read.
  if (fourCharacters(entry, 12) !== "tmcd") return undefined;
  if (entry.byteLength < 41) throw corrupt("stsd", "its timecode entry is too short", description.start);
  const flags = entry.getUint32(28);
  if ((flags & COUNTER) !== 0) return undefined;
  const timescale = entry.getUint32(32);
  const frameDuration = entry.getUint32(36);
  const quanta = entry.getUint8(40);
  // Prefer the number of frames per second that the timecode counts by; the entry's rate can be imprecise.
  const nominalRate = quanta > 0 || frameDuration === 0 ? quanta : Math.round(timescale / frameDuration);
  // The field has one byte, so a larger rate is damage.
  if (nominalRate === 0 || nominalRate > 255) return undefined;
  const offset = await firstSampleOffset(reader, track);
  if (offset === undefined) return undefined;
  const first = view(await reader.read(offset, offset + 4, "the timecode")).getInt32(0);
  return startTimecode(
    first + framesTrimmed(track, timescale, frameDuration),
    nominalRate,
    (flags & DROP_FRAME) !== 0,
    samples === 1,
  );
}

async function firstSampleOffset(reader: RangeReader, track: Track): Promise<number | undefined> {
  const small = track.tables.get("stco");
  const large = track.tables.get("co64");
  const box = small ?? large;
  if (box === undefined) return undefined;
  const { rows, view: data } = await readTable(reader, box, small === undefined ? 8 : 4, 1);
  if (rows === 0) return undefined;
  return small === undefined ? uint64(data, 0, "co64") : data.getUint32(0);
}

/** Returns how many frames of the timecode the track's own edit list skips. */
function framesTrimmed(track: Track, timescale: number, frameDuration: number): number {
  const shown = track.edits.find(({ mediaTime }) => mediaTime !== -1);
  if (shown === undefined || frameDuration === 0) return 0;
  return Math.round(((shown.mediaTime / track.timescale) * timescale) / frameDuration);
}
