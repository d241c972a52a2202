// Makes bars-24-prores.mov, the first frames of a test movie in the codec of editors. Needs ffmpeg.
//
//     node examples/test/viewer/movies/make-prores.mjs
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** @param {string} path */
const file = (path) => fileURLToPath(new URL(path, import.meta.url));

execFileSync("ffmpeg", [
  ...["-y", "-v", "error", "-i", file("../../../../packages/media-info/test/movies/bars-24.mov")],
  ...[
    "-frames:v",
    "12",
    "-c:v",
    "prores_ks",
    "-profile:v",
    "proxy",
    "-vendor",
    "apl0",
    "-fflags",
    "+bitexact",
  ],
  file("bars-24-prores.mov"),
]);
