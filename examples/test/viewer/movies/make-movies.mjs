// Makes the first frames of a test movie again, in other codecs, containers and shapes. Needs ffmpeg.
//
//     node examples/test/viewer/movies/make-movies.mjs
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** @param {string} path */
const file = (path) => fileURLToPath(new URL(path, import.meta.url));

/** @type {Readonly<Record<string, readonly string[]>>} */
const MOVIES = {
  "bars-24-prores.mov": ["prores_ks", "-profile:v", "proxy", "-vendor", "apl0"],
  "bars-24-jpeg.mov": ["mjpeg", "-q:v", "8", "-huffman", "default"],
  "bars-24-narrow.webm": ["libvpx-vp9", "-b:v", "100k", "-s", "192x144"],
};

for (const [name, codec] of Object.entries(MOVIES)) {
  const source = file("../../../../packages/media-info/test/movies/bars-24.mov");
  const input = ["-y", "-v", "error", "-i", source, "-frames:v", "12"];
  execFileSync("ffmpeg", [...input, "-c:v", ...codec, "-fflags", "+bitexact", file(name)]);
}
