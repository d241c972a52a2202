// Makes the test movies of this folder, and facts.json, which ffprobe confirms. Needs ffmpeg and ffprobe.
//
//     node packages/media-info/test/movies/make-movies.mjs
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { BARS_TOP, BAR_COLUMNS, barsOfNumber } from "./bars.mjs";

const WIDTH = 256;
const HEIGHT = 144;

/**
 * @typedef {object} Movie
 * @property {string} file
 * @property {string} rate As a fraction.
 * @property {number} frames Frames that are shown.
 * @property {number} [hidden] Frames before the first one that an edit list hides.
 * @property {string} [timecode]
 * @property {string} [delay] Seconds of nothing before the first frame.
 * @property {string} [codec]
 */

/** @type {readonly Movie[]} */
const MOVIES = [
  { file: "bars-23976.mov", rate: "24000/1001", frames: 96, timecode: "01:00:00:00" },
  { file: "bars-24.mov", rate: "24/1", frames: 97 },
  { file: "bars-25.mp4", rate: "25/1", frames: 100 },
  { file: "bars-2997df.mov", rate: "30000/1001", frames: 120, timecode: "01:00:58;00" },
  { file: "bars-48.mp4", rate: "48/1", frames: 144 },
  { file: "bars-24-delayed.mp4", rate: "24/1", frames: 72, delay: "0.5" },
  { file: "bars-24-trimmed.mov", rate: "24/1", frames: 72, hidden: 24 },
  { file: "bars-25.mxf", rate: "25/1", frames: 50, timecode: "10:00:00:00", codec: "mpeg2video" },
];

const EXACT = ["-fflags", "+bitexact", "-map_metadata", "-1"];
const H264 = ["-c:v", "libx264", "-preset", "veryslow", "-crf", "30", "-g", "48", "-bf", "2"];
// The encoder's own words about itself are left out.
const PLAIN_H264 = [
  ...H264,
  "-flags:v",
  "+bitexact",
  "-bsf:v",
  "filter_units=remove_types=6",
  "-movflags",
  "+faststart",
];

/**
 * A picture with something that moves, and the bars.
 *
 * @param {number} number
 * @param {number} phase From 0 to 1.
 */
function drawFrame(number, phase) {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  const bars = barsOfNumber(number);
  const top = Math.floor(HEIGHT * BARS_TOP);
  const horizon = top * 0.6;
  const sun = {
    x: WIDTH * (0.15 + 0.7 * phase),
    y: horizon * (0.85 - 0.5 * Math.sin(Math.PI * phase)),
    radius: 14,
  };
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      let color =
        y < horizon ? [200 - y, 150 - y / 2, 120 + y] : [20, 60 + (y - horizon), 110 - (y - horizon) / 2];
      if (Math.hypot(x - sun.x, y - sun.y) < sun.radius && y < horizon) color = [255, 210, 90];
      if (y >= top)
        color = bars[Math.floor((x * BAR_COLUMNS) / WIDTH)] === true ? [255, 255, 255] : [0, 0, 0];
      pixels.set(color.map(Math.round), (y * WIDTH + x) * 3);
    }
  }
  return pixels;
}

/** @param {readonly string[]} args @param {Buffer} [input] */
function ffmpeg(args, input) {
  execFileSync("ffmpeg", ["-v", "error", "-y", ...args], { input, maxBuffer: 2 ** 28 });
}

/** @param {Movie} movie @param {string} scratch */
function make({ file, rate, frames, hidden = 0, timecode, delay, codec }, scratch) {
  const out = path.join(import.meta.dirname, file);
  const pictures = Buffer.concat(
    Array.from({ length: hidden + frames }, (_, i) =>
      drawFrame(Math.max(0, i + 1 - hidden), (i - hidden) / frames),
    ),
  );
  const raw = [
    "-f",
    "rawvideo",
    "-pix_fmt",
    "rgb24",
    "-s",
    `${WIDTH}x${HEIGHT}`,
    "-framerate",
    rate,
    "-i",
    "-",
  ];
  const start = timecode === undefined ? [] : ["-timecode", timecode];
  const encode = codec === undefined ? PLAIN_H264 : ["-c:v", codec, "-b:v", "250k", "-g", "12"];
  const made = path.join(scratch, file);
  ffmpeg([...raw, "-pix_fmt", "yuv420p", ...encode, ...start, ...EXACT, made], pictures);
  const copy = ["-c", "copy", "-movflags", "+faststart", ...EXACT];
  if (delay !== undefined) ffmpeg(["-itsoffset", delay, "-i", made, ...copy, out]);
  // Cut without encoding: the frames since the last key frame stay in the file, and an edit list hides them.
  else if (hidden > 0) ffmpeg(["-ss", "1", "-i", made, ...copy, out]);
  else ffmpeg(["-i", made, ...copy, ...start, out]);
}

/** @param {string} file */
function probe(file) {
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
    { cwd: import.meta.dirname, encoding: "utf8" },
  );
  const { streams, format } = JSON.parse(text);
  return { ...streams[0], tags: { ...format.tags, ...streams[0].tags } };
}

const scratch = mkdtempSync(path.join(tmpdir(), "movies-"));
try {
  for (const movie of MOVIES) make(movie, scratch);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const facts = MOVIES.map(({ file, rate, frames, hidden = 0, timecode, delay }) => {
  const found = probe(file);
  const [numerator, denominator] = rate.split("/").map(Number);
  const expected = { nb_read_frames: String(frames), r_frame_rate: rate };
  for (const [field, value] of Object.entries(expected))
    if (found[field] !== value)
      throw new Error(`${file}: ffprobe has ${field} ${found[field]}, expected ${value}`);
  if (timecode !== undefined && found.tags.timecode !== timecode)
    throw new Error(`${file}: ffprobe has timecode ${found.tags.timecode}, expected ${timecode}`);
  console.log(`${file}: ${statSync(path.join(import.meta.dirname, file)).size} bytes`);
  return {
    file,
    frameCount: frames,
    frameRate: { numerator, denominator },
    startTimecode: timecode ?? null,
    firstFrameTime: Number(delay ?? 0),
    hiddenFrames: hidden,
    width: WIDTH,
    height: HEIGHT,
  };
});
writeFileSync(path.join(import.meta.dirname, "facts.json"), `${JSON.stringify(facts, null, 2)}\n`);
