import type { RangeReader } from "../base/range-reader.ts";
import type { SampleRuns } from "../time/frame-rate.ts";
import { corrupt, readContent, readTable, type Box } from "./box.ts";
import type { Track } from "./track.ts";

/** Reads the number of samples in the movie's own tables: 0 for a movie in fragments. */
export async function readSampleCount(reader: RangeReader, track: Track): Promise<number> {
  // Both boxes have the count at the same offset.
  const box = track.tables.get("stsz") ?? track.tables.get("stz2");
  return box === undefined ? 0 : (await readContent(reader, box, 12)).getUint32(8);
}

/** Reads runs of durations, without expanding them. */
export async function readDurations(reader: RangeReader, track: Track): Promise<SampleRuns> {
  return readRuns(reader, track.tables.get("stts"));
}

/**
 * Reads at most `mostRuns` runs of composition offsets: how much later than its decoding a sample is shown.
 */
export async function readOffsets(reader: RangeReader, track: Track, mostRuns?: number): Promise<SampleRuns> {
  const box = track.tables.get("ctts");
  return readRuns(reader, box, mostRuns);
}

async function readRuns(reader: RangeReader, box: Box | undefined, mostRuns?: number): Promise<SampleRuns> {
  if (box === undefined) return { length: 0, counts: [], deltas: [] };
  const { rows, view } = await readTable(reader, box, 8, mostRuns);
  const counts = new Float64Array(rows);
  const deltas = new Float64Array(rows);
  const isSigned = box.type === "ctts";
  for (let row = 0; row < rows; row += 1) {
    counts[row] = view.getUint32(row * 8);
    // QuickTime's composition offsets are signed in every version; unsigned, a negative one would be hours late.
    deltas[row] = isSigned ? view.getInt32(row * 8 + 4) : view.getUint32(row * 8 + 4);
  }
  return { length: rows, counts, deltas };
}

/** Returns the number of samples in runs. */
export function countOf(runs: SampleRuns): number {
  let count = 0;
  for (let i = 0; i < runs.length; i += 1) count += runs.counts[i] ?? 0;
  return count;
}

/** Checks that the index and the durations have the same number of samples. */
export function checkCounts(samples: number, durations: SampleRuns): void {
  const timed = countOf(durations);
  if (timed !== samples) throw corrupt("stts", `it has ${timed} samples, and stsz has ${samples}`);
}

/**
 * Calls `take` for each run of samples with the same duration and the same offset, in decoding order. Runs of durations and of offsets
 * can overlap, so both are split where either ends. Stops when `take` returns false.
 */
export function eachRun(
  durations: SampleRuns,
  offsets: SampleRuns,
  take: (count: number, decodeTime: number, delta: number, offset: number) => boolean | undefined,
): void {
  let offsetRun = 0;
  let offsetLeft = offsets.counts[0] ?? Infinity;
  let time = 0;
  for (let i = 0; i < durations.length; i += 1) {
    let left = durations.counts[i] ?? 0;
    const delta = durations.deltas[i] ?? 0;
    while (left > 0) {
      while (offsetLeft === 0 && offsetRun < offsets.length) {
        offsetRun += 1;
        // Samples after the end of the table have no offset.
        offsetLeft = offsets.counts[offsetRun] ?? Infinity;
      }
      const count = Math.min(left, offsetLeft);
      if (take(count, time, delta, offsets.deltas[offsetRun] ?? 0) === false) return;
      left -= count;
      offsetLeft -= count;
      time += count * delta;
    }
  }
}
