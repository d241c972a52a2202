export { readMovieInfo } from "./lib/read/read-movie-info.ts";
export type {
  BlobLike,
  MovieSource,
  RangeSource,
  ReadMovieInfoOptions,
  SignalLike,
} from "./lib/base/movie-source.ts";
export type { MediaInfoAnalyzer, MediaInfoLoader } from "./lib/base/media-info-loader.ts";
export type {
  Fraction,
  FrameCountFrom,
  FrameRange,
  MovieInfo,
  SequenceInfo,
  StartTimecode,
} from "./lib/base/movie-info.ts";
export { frameRateNumber } from "./lib/time/frame-rate.ts";
export { parseSequenceName, type SequenceName } from "./lib/sequence/parse-sequence-name.ts";
export {
  MediaInfoError,
  type MediaInfoErrorCode,
  type MediaInfoErrorDetails,
  type MediaInfoErrorDetailsByCode,
} from "./lib/base/media-info-error.ts";
