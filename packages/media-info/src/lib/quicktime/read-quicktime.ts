import { MediaInfoError } from "../base/media-info-error.ts";
import type { FrameCountFrom, MovieInfo } from "../base/movie-info.ts";
import type { RangeReader } from "../base/range-reader.ts";
import { rateOfRuns, type SampleRuns } from "../time/frame-rate.ts";
import { readBox, readContent, fourCharacters, type Box } from "./box.ts";
import { codecName } from "./codec-name.ts";
import { countEdited, delayOf, showsEverything, type Clocks, type Composition } from "./edits.ts";
import { readFragment, RunCollector, type FragmentDefaults, type FragmentRuns } from "./fragments.ts";
import { readMovieBox, type MovieBox } from "./movie-box.ts";
import { readPictureShape } from "./picture-shape.ts";
import {
  checkCounts,
  countOf,
  eachRun,
  readDurations,
  readOffsets,
  readSampleCount,
} from "./sample-tables.ts";
import { readStartTimecode } from "./timecode-track.ts";
import type { Track } from "./track.ts";

/** Number of boxes after the index that are checked, in a movie without fragments, to see whether the file is complete. */
const MOST_BOXES_AFTER = 100;

/** Number of composition offsets to read to find the first frame. A picture is shown at most 16 pictures after it is decoded. */
const FIRST_OFFSETS = 64;

/** Reads a QuickTime movie (MOV) or an MP4. */
export async function readQuickTime(reader: RangeReader): Promise<MovieInfo> {
  const { container, movie, video, fragments, isTruncated } = await readTopLevel(reader);
  const { codec, ...shape } = await readPictureShape(reader, video, movie.matrix);
  const clocks = { movie: movie.timescale, media: video.timescale };
  const { frameCount, frameCountFrom, firstFrameTime, isTrimmed, durations } = await countFrames(
    reader,
    video,
    fragments,
    clocks,
  );
  const { rate, isVariable } = rateOfRuns(durations, video.timescale);
  return {
    container,
    codec,
    codecName: codecName(codec),
    frameCount,
    frameCountFrom,
    frameRate: rate,
    variableFrameRate: isVariable,
    firstFrameTime,
    isTrimmed,
    isFragmented: fragments !== undefined,
    isTruncated,
    startTimecode: await readStartTimecode(reader, video, movie.tracks),
    ...shape,
  };
}

interface TopLevel {
  readonly container: string;
  readonly movie: MovieBox;
  readonly video: Track;
  readonly fragments: FragmentRuns | undefined;
  readonly isTruncated: boolean;
}

/** Walks the top-level boxes of the file: its brand, the index in any position, and the fragments. */
async function readTopLevel(reader: RangeReader): Promise<TopLevel> {
  let container = "mov";
  let found: Pick<TopLevel, "movie" | "video"> | undefined;
  let fragments: (FragmentRuns & { defaults: FragmentDefaults }) | undefined;
  let boxesAfter = 0;
  let last: Box | undefined;
  for (let at = 0; at < reader.size && boxesAfter < MOST_BOXES_AFTER;) {
    const box: Box | undefined = await readBox(reader, at, reader.size, "");
    if (box === undefined) break;
    last = box;
    at = box.end;
    if (box.type === "ftyp") container = await readBrand(reader, box);
    else if (box.type === "moov" && found === undefined) {
      if (box.end > reader.size)
        throw new MediaInfoError("truncated", { part: "moov", actual: reader.size, expected: box.end });
      const movie = await readMovieBox(reader, box);
      const video = videoOf(movie);
      found = { movie, video };
      const defaults = movie.fragmentDefaults?.find(({ trackId }) => trackId === video.id);
      if (defaults !== undefined)
        fragments = { defaults, durations: new RunCollector(), offsets: new RunCollector() };
    } else if (box.type === "moof" && fragments !== undefined && box.end <= reader.size)
      await readFragment(reader, box, fragments.defaults, fragments);
    else if (found !== undefined && fragments === undefined) boxesAfter += 1;
  }
  const end = last?.end ?? 0;
  const isTruncated = end > reader.size;
  if (found !== undefined) return { container, ...found, fragments, isTruncated };
  if (isTruncated)
    throw new MediaInfoError("truncated", { part: "the file", actual: reader.size, expected: end });
  throw new MediaInfoError("no-index", { reason: "it has no moov; was the recording interrupted?" });
}

async function readBrand(reader: RangeReader, ftyp: Box): Promise<string> {
  const brand = fourCharacters(await readContent(reader, ftyp, 4), 0);
  if (/^(?:heic|heix|heim|heis|mif1|msf1|avif)$/.test(brand))
    throw new MediaInfoError("unknown-format", {
      found: `a picture (${brand === "avif" ? "AVIF" : "HEIF"})`,
    });
  return brand === "qt  " ? "mov" : "mp4";
}

/** Returns the track that players show: the first that is enabled and does not hold the pictures of chapters. */
function videoOf({ tracks }: MovieBox): Track {
  const chapters = new Set(tracks.flatMap(({ references }) => references.get("chap") ?? []));
  const videos = tracks.filter(({ handler }) => handler === "vide");
  const video = videos.find(({ id, isEnabled }) => isEnabled && !chapters.has(id)) ?? videos[0];
  if (video !== undefined) return video;
  const kinds = new Set(tracks.map(({ handler }) => handler));
  throw new MediaInfoError("no-video", {
    found: kinds.has("soun") ? "it has sound only" : "it has no video track",
  });
}

interface FrameFacts {
  readonly frameCount: number;
  readonly frameCountFrom: FrameCountFrom;
  readonly firstFrameTime: number;
  readonly isTrimmed: boolean;
  readonly durations: SampleRuns;
}

async function countFrames(
  reader: RangeReader,
  video: Track,
  fragments: FragmentRuns | undefined,
  clocks: Clocks,
): Promise<FrameFacts> {
  const samples = await readSampleCount(reader, video);
  const own = await readDurations(reader, video);
  checkCounts(samples, own);
  const durations = fragments === undefined ? own : joinRuns(own, fragments.durations);
  const frameCount = countOf(durations);
  if (frameCount === 0)
    throw new MediaInfoError("no-index", {
      reason: fragments === undefined ? "its video track is empty" : "it has no fragments of its video track",
    });
  const frameCountFrom = fragments === undefined ? "samples" : "fragments";
  const readAll = async (): Promise<SampleRuns> =>
    fragments === undefined
      ? readOffsets(reader, video)
      : joinRuns(await readOffsetsOfAll(reader, video, samples), fragments.offsets);
  const firstOffsets =
    fragments === undefined ? await readOffsets(reader, video, FIRST_OFFSETS) : await readAll();
  const shown = composition(durations, firstOffsets, frameCount);
  const { edits } = video;
  if (showsEverything(edits, clocks, shown)) {
    // Without an edit list, the time before the first frame is a pause.
    const firstFrameTime =
      edits.length === 0 ? Math.max(0, shown.first) / clocks.media : delayOf(edits, clocks.movie);
    return { frameCount, frameCountFrom, firstFrameTime, isTrimmed: false, durations };
  }
  const edited = countEdited(edits, clocks, durations, await readAll());
  return { ...edited, frameCountFrom: "edits", isTrimmed: true, durations };
}

function composition(durations: SampleRuns, offsets: SampleRuns, samples: number): Composition {
  let first = Infinity;
  let total = 0;
  for (let i = 0; i < durations.length; i += 1)
    total += (durations.counts[i] ?? 0) * (durations.deltas[i] ?? 0);
  let looked = 0;
  eachRun(durations, offsets, (_count, decodeTime, _delta, offset) => {
    first = Math.min(first, decodeTime + offset);
    looked += 1;
    return looked < FIRST_OFFSETS;
  });
  return { first, end: first + total, frame: total / samples };
}

/** Returns the offsets of the samples before the fragments, with a run of 0 for samples without an offset. */
async function readOffsetsOfAll(reader: RangeReader, video: Track, samples: number): Promise<SampleRuns> {
  const offsets = await readOffsets(reader, video);
  const rest = samples - countOf(offsets);
  return rest > 0 ? joinRuns(offsets, { length: 1, counts: [rest], deltas: [0] }) : offsets;
}

function joinRuns(a: SampleRuns, b: SampleRuns): SampleRuns {
  if (a.length === 0) return b;
  return {
    length: a.length + b.length,
    counts: [...Array.from(a.counts), ...Array.from(b.counts)],
    deltas: [...Array.from(a.deltas), ...Array.from(b.deltas)],
  };
}
