import type { RangeReader } from "../base/range-reader.ts";
import { childBoxes, corrupt, readContent, view, type Box } from "./box.ts";

/** Defaults for the samples of fragments (`trex`). */
export interface FragmentDefaults {
  readonly trackId: number;
  readonly duration: number;
}

/** Collects runs and joins adjacent ones with the same delta. */
export class RunCollector {
  readonly counts: number[] = [];
  readonly deltas: number[] = [];

  get length(): number {
    return this.counts.length;
  }

  add(count: number, delta: number): void {
    const last = this.counts.length - 1;
    if (last >= 0 && this.deltas[last] === delta) this.counts[last] = (this.counts[last] ?? 0) + count;
    else if (count > 0) {
      this.counts.push(count);
      this.deltas.push(delta);
    }
  }
}

/** The samples of a track in fragments. */
export interface FragmentRuns {
  readonly durations: RunCollector;
  readonly offsets: RunCollector;
}

/** Reads the defaults of `mvex`. */
export async function readFragmentDefaults(reader: RangeReader, mvex: Box): Promise<FragmentDefaults[]> {
  const defaults: FragmentDefaults[] = [];
  for await (const box of childBoxes(reader, mvex)) {
    if (box.type !== "trex") continue;
    const data = await readContent(reader, box, 24);
    defaults.push({ trackId: data.getUint32(4), duration: data.getUint32(12) });
  }
  return defaults;
}

/** Adds the samples of a track in a `moof`. */
export async function readFragment(
  reader: RangeReader,
  moof: Box,
  defaults: FragmentDefaults,
  runs: FragmentRuns,
): Promise<void> {
  for await (const traf of childBoxes(reader, moof)) {
    if (traf.type !== "traf") continue;
    let duration: number | undefined;
    for await (const box of childBoxes(reader, traf)) {
      if (box.type === "tfhd") {
        const data = await readContent(reader, box, 8, 32);
        if (data.getUint32(4) !== defaults.trackId) break;
        duration = durationOf(data) ?? defaults.duration;
      } else if (box.type === "trun") {
        if (duration === undefined) throw corrupt("traf", "a trun comes before its tfhd", traf.start);
        await readTrackRun(reader, box, duration, runs);
      }
    }
  }
}

/** Reads the default duration of a fragment's samples (`tfhd`). */
function durationOf(tfhd: DataView): number | undefined {
  const flags = tfhd.getUint32(0);
  if ((flags & 0x8) === 0) return undefined;
  const at = 8 + ((flags & 0x1) === 0 ? 0 : 8) + ((flags & 0x2) === 0 ? 0 : 4);
  if (at + 4 > tfhd.byteLength) throw corrupt("tfhd", "it is too short");
  return tfhd.getUint32(at);
}

async function readTrackRun(
  reader: RangeReader,
  trun: Box,
  defaultDuration: number,
  runs: FragmentRuns,
): Promise<void> {
  const header = await readContent(reader, trun, 8);
  const flags = header.getUint32(0);
  const samples = header.getUint32(4);
  const hasDuration = (flags & 0x100) !== 0;
  const hasOffset = (flags & 0x800) !== 0;
  const offsetAt = (hasDuration ? 4 : 0) + ((flags & 0x200) === 0 ? 0 : 4) + ((flags & 0x400) === 0 ? 0 : 4);
  const rowSize = offsetAt + (hasOffset ? 4 : 0);
  const start = trun.content + 8 + ((flags & 0x1) === 0 ? 0 : 4) + ((flags & 0x4) === 0 ? 0 : 4);
  if (start + samples * rowSize > trun.end)
    throw corrupt("trun", `it claims ${samples} samples, more than it has room for`, trun.start);
  if (!hasDuration && !hasOffset) {
    runs.durations.add(samples, defaultDuration);
    runs.offsets.add(samples, 0);
    return;
  }
  const rows = view(await reader.read(start, start + samples * rowSize, "trun"));
  for (let sample = 0; sample < samples; sample += 1) {
    runs.durations.add(1, hasDuration ? rows.getUint32(sample * rowSize) : defaultDuration);
    runs.offsets.add(1, hasOffset ? rows.getInt32(sample * rowSize + offsetAt) : 0);
  }
}
