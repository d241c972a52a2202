// Movies of many kinds, made here and read by three programs: this package, ffprobe, which counts the frames, and mediainfo.js.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { MovieInfo } from "../src/index.ts";
import { readMovieInfoFile } from "../src/node.ts";
import { numberOfBars } from "./movies/bars.mjs";
import facts from "./movies/facts.json" with { type: "json" };
import { mediainfo } from "./support/mediainfo.ts";

const hasFfmpeg = ["ffmpeg", "ffprobe"].every((program) => {
  try {
    execFileSync(program, ["-version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});

interface Case {
  readonly file: string;
  /** Options of the source. */
  readonly rate?: string;
  readonly seconds?: number;
  readonly filter?: string;
  /** Compression of the source. */
  readonly encode?: readonly string[];
  /** Options before and after the input of a copy. */
  readonly copy?: readonly [before: readonly string[], after: readonly string[]];
  /** Properties that the other programs get wrong or do not know. */
  readonly expected?: Partial<MovieInfo>;
  /** mediainfo.js divides durations, including pauses, and ignores edits. */
  readonly mediainfoCount?: "differs";
}

const H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-bf", "2", "-g", "12", "-pix_fmt", "yuv420p"];
const MJPEG = ["-c:v", "mjpeg", "-pix_fmt", "yuvj420p"];
const CASES: readonly Case[] = [
  { file: "plain.mp4" },
  { file: "plain.mov", rate: "24000/1001" },
  { file: "index-first.mp4", encode: [...H264, "-movflags", "+faststart"] },
  { file: "no-edits.mp4", encode: [...H264, "-use_editlist", "0"] },
  { file: "negative-offsets.mp4", encode: [...H264, "-movflags", "+negative_cts_offsets"] },
  { file: "5994.mov", rate: "60000/1001", encode: [...H264, "-timecode", "01:00:00;00"] },
  { file: "timecode-25.mov", rate: "25", encode: [...H264, "-timecode", "10:11:12:13"] },
  { file: "timecode-2997.mov", rate: "30000/1001", encode: [...MJPEG, "-timecode", "00:09:59;28"] },
  {
    file: "timecode-2398.mp4",
    rate: "24000/1001",
    encode: [...H264, "-timecode", "23:59:58:20", "-write_tmcd", "1"],
  },
  {
    file: "timescale-600.mp4",
    rate: "24000/1001",
    seconds: 20,
    encode: [...H264, "-video_track_timescale", "600"],
  },
  {
    file: "timescale-1000.mp4",
    rate: "30000/1001",
    seconds: 20,
    encode: [...MJPEG, "-video_track_timescale", "1000"],
  },
  { file: "timescale-90000.mp4", rate: "60000/1001", encode: [...H264, "-video_track_timescale", "90000"] },
  { file: "one-frame.mov", encode: [...H264, "-frames:v", "1"] },
  { file: "two-frames.mov", encode: [...H264, "-frames:v", "2"] },
  { file: "low-rate.mp4", rate: "5/2" },
  { file: "high-rate.mp4", rate: "240" },
  {
    file: "variable.mp4",
    filter: "select='not(eq(mod(n,7),3))+gt(n,30)'",
    encode: [...H264, "-fps_mode", "vfr", "-bf", "0"],
    expected: { variableFrameRate: true },
  },
  {
    file: "wide-pixels.mov",
    filter: "setsar=64/45",
    expected: { pixelRatio: { numerator: 64, denominator: 45 } },
  },
  { file: "anamorphic.mp4", filter: "setsar=2", expected: { pixelRatio: { numerator: 2, denominator: 1 } } },
  { file: "turned-90.mp4", copy: [[], ["-metadata:s:v", "rotate=90"]] },
  { file: "turned-180.mov", copy: [[], ["-metadata:s:v", "rotate=180"]] },
  { file: "turned-270.mp4", copy: [[], ["-metadata:s:v", "rotate=270"]] },
  {
    file: "delayed.mp4",
    copy: [["-itsoffset", "0.5"], []],
    expected: { firstFrameTime: 0.5, isTrimmed: false },
    mediainfoCount: "differs",
  },
  {
    file: "trimmed.mov",
    copy: [["-ss", "0.75"], []],
    expected: { isTrimmed: true },
    mediainfoCount: "differs",
  },
  {
    file: "trimmed-2.mp4",
    rate: "24000/1001",
    copy: [["-ss", "1.334667"], []],
    expected: { isTrimmed: true },
    mediainfoCount: "differs",
  },
  {
    file: "trimmed-60.mp4",
    rate: "60",
    copy: [["-ss", "0.35"], []],
    expected: { isTrimmed: true },
    mediainfoCount: "differs",
  },
  {
    // A fifth of frame 8 is hidden: ffprobe leaves the frame out, but a player of edit lists shows it.
    file: "trimmed-within-a-frame.mov",
    copy: [["-ss", "0.3"], []],
    expected: { isTrimmed: true, frameCount: 41 },
    mediainfoCount: "differs",
  },
  {
    file: "fragmented.mp4",
    encode: [...H264, "-movflags", "+frag_keyframe+empty_moov"],
    expected: { isFragmented: true, frameCountFrom: "fragments" },
  },
  {
    file: "fragments-of-one.mp4",
    rate: "24000/1001",
    encode: [...H264, "-movflags", "+frag_every_frame+empty_moov+default_base_moof"],
    expected: { isFragmented: true },
  },
  {
    file: "fragmented-later.mp4",
    encode: [...H264, "-movflags", "+frag_keyframe+delay_moov"],
    expected: { isFragmented: true },
  },
  { file: "hybrid.mp4", encode: [...H264, "-movflags", "+frag_keyframe"], expected: { isFragmented: true } },
  { file: "cmaf.mp4", encode: [...H264, "-movflags", "+cmaf"], expected: { isFragmented: true } },
  {
    file: "prores.mov",
    encode: ["-c:v", "prores_ks", "-profile:v", "3"],
    expected: { codec: "apch", codecName: "Apple ProRes 422 HQ" },
  },
  { file: "photo-jpeg.mov", encode: MJPEG, expected: { codec: "jpeg" } },
  { file: "animation.mov", encode: ["-c:v", "qtrle"], expected: { codec: "rle " } },
  { file: "mpeg4.mp4", encode: ["-c:v", "mpeg4", "-bf", "2"], expected: { codec: "mp4v" } },
  { file: "plain.mkv", rate: "24000/1001" },
  { file: "plain.webm", encode: ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8"] },
  { file: "plain.avi", encode: ["-c:v", "mpeg4"] },
  { file: "plain.mxf", rate: "25", encode: ["-c:v", "mpeg2video", "-timecode", "01:02:03:04"] },
  {
    file: "plain.ts",
    rate: "25",
    expected: { frameCount: undefined, frameRate: undefined, variableFrameRate: true },
  },
  { file: "plain.flv", encode: ["-c:v", "flv"] },
];

interface Probe {
  readonly frames: number;
  readonly rate: string;
  readonly width: number;
  readonly height: number;
  readonly timecode: string | undefined;
  /** Clockwise. */
  readonly rotation: number;
}

interface ProbedStream {
  readonly nb_read_frames: string;
  readonly r_frame_rate: string;
  readonly width: number;
  readonly height: number;
  readonly tags?: { readonly timecode?: string };
  /** Counterclockwise. */
  readonly side_data_list?: readonly { readonly rotation?: number }[];
}

function ffprobe(file: string): Probe {
  const text = execFileSync(
    "ffprobe",
    [
      "-v",
      "error",
      "-of",
      "json",
      "-select_streams",
      "v:0",
      "-count_frames",
      "-show_streams",
      "-show_format",
      file,
    ],
    { encoding: "utf8" },
  );
  const { streams, format } = JSON.parse(text) as {
    streams: ProbedStream[];
    format: { tags?: { timecode?: string } };
  };
  const [stream] = streams;
  if (stream === undefined) throw new Error("ffprobe finds no picture");
  const turned = stream.side_data_list?.find(({ rotation }) => rotation !== undefined)?.rotation ?? 0;
  return {
    frames: Number(stream.nb_read_frames),
    rate: stream.r_frame_rate,
    width: stream.width,
    height: stream.height,
    timecode: stream.tags?.timecode ?? format.tags?.timecode,
    rotation: (360 - turned) % 360,
  };
}

describe.skipIf(!hasFfmpeg)("readMovieInfo against ffprobe and mediainfo.js (skipped without ffmpeg)", () => {
  const folder = hasFfmpeg ? mkdtempSync(path.join(tmpdir(), "movies-")) : "";
  afterAll(() => {
    if (folder !== "") rmSync(folder, { recursive: true });
  });

  const make = ({ file, rate = "24", seconds = 2, filter, encode = H264, copy }: Case): string => {
    const out = path.join(folder, file);
    const first = copy === undefined ? out : path.join(folder, `source-${file}`);
    const source = `testsrc2=size=64x36:rate=${rate}:duration=${seconds}`;
    const filters = filter === undefined ? [] : ["-vf", filter];
    const ffmpeg = (args: readonly string[]): unknown =>
      execFileSync("ffmpeg", ["-v", "error", "-y", ...args]);
    ffmpeg(["-f", "lavfi", "-i", source, ...filters, ...encode, first]);
    if (copy !== undefined) ffmpeg([...copy[0], "-i", first, "-c", "copy", ...copy[1], out]);
    return out;
  };

  it.each(CASES)("agrees with both about $file", async (one) => {
    const file = make(one);
    const info = await readMovieInfoFile(file);
    const probe = ffprobe(file);
    const judge = await mediainfo(file);
    const { expected = {} } = one;
    if (!("frameCount" in expected)) expect(info.frameCount).toBe(probe.frames);
    if (one.mediainfoCount === undefined && judge["FrameCount"] !== undefined)
      expect(info.frameCount).toBe(judge["FrameCount"]);
    if (expected.variableFrameRate !== true && !("frameRate" in expected) && probe.frames > 2)
      expect(`${info.frameRate?.numerator}/${info.frameRate?.denominator}`).toBe(probe.rate);
    if (probe.frames > 2) expect(info.variableFrameRate).toBe(expected.variableFrameRate ?? false);
    expect(info.startTimecode?.text).toBe(probe.timecode);
    expect([info.width, info.height]).toEqual([probe.width, probe.height]);
    expect(info).toMatchObject({ rotation: probe.rotation, isTruncated: false, ...expected });
  });

  it.each(facts)(
    "counts the numbers 1 to $frameCount in the bars of $file",
    ({ file, frameCount, width, height }) => {
      const movie = path.join(import.meta.dirname, "movies", file);
      const raw = ["-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "gray", "-"];
      const pixels = execFileSync("ffmpeg", ["-v", "error", "-i", movie, ...raw], { maxBuffer: 2 ** 28 });
      const size = width * height;
      const numbers = Array.from({ length: pixels.length / size }, (_, i) =>
        numberOfBars(pixels.subarray(i * size, (i + 1) * size), width, height, { channels: 1 }),
      );
      expect(numbers).toEqual(Array.from({ length: frameCount }, (_, i) => i + 1));
    },
  );
});
