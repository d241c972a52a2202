export { readMovieInfoFile } from "./lib/node/read-movie-info-file.ts";
export { probeFrameRate } from "./lib/node/probe-frame-rate.ts";
