/** A fraction in lowest terms. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** The timecode of a movie's first frame. */
export interface StartTimecode {
  /** `HH:MM:SS:FF`, with `;` before the frames when frame numbers are dropped. */
  readonly text: string;
  /** The same timecode as a count of frames since `00:00:00:00`, at `nominalRate` frames a second. */
  readonly frame: number;
  /** Frames that the timecode counts per second, such as 24 for a movie at 23.976. Can differ from the movie's rate: 30 at 59.94. */
  readonly nominalRate: number;
  readonly dropFrame: boolean;
  /** False when the movie has several runs of timecode, which may jump; this is the first of them. */
  readonly isContinuous: boolean;
}

/**
 * The source of a frame count.
 *
 * - `samples`: the movie's index.
 * - `edits`: the movie's index and an edit list that hides or repeats parts of it.
 * - `fragments`: the fragments of the movie.
 * - `mediainfo`: mediainfo.js, which may compute the count from duration and rate.
 * - `files`: the files of an image sequence.
 */
export type FrameCountFrom = "samples" | "edits" | "fragments" | "mediainfo" | "files";

/** A run of frame numbers, including both ends. */
export interface FrameRange {
  readonly first: number;
  readonly last: number;
}

/** The files of an image sequence. */
export interface SequenceInfo extends FrameRange {
  /** Number of files from `first` to `last`. */
  readonly fileCount: number;
  /** The frame numbers from `first` to `last` that have no file. */
  readonly missing: readonly FrameRange[];
}

/** Properties of a movie, as its file states them. A property that the file does not state is `undefined`. */
export interface MovieInfo {
  /** `"mov"`, `"mp4"`, `"sequence"`, or mediainfo.js's name in lower case: `"mxf"`, `"avi"`, `"matroska"`, `"webm"`. */
  readonly container: string;
  /** The compression's code in the file: `"avc1"`, `"apch"`, `"V_VP9"`; for sequences the file type, `"exr"`. */
  readonly codec: string | undefined;
  /** The compression's name: `"H.264"`, `"Apple ProRes 422 HQ"`. */
  readonly codecName: string | undefined;
  /** Number of frames that the movie shows. */
  readonly frameCount: number | undefined;
  readonly frameCountFrom: FrameCountFrom | undefined;
  /** Frames per second, exact: 24000/1001. The average when `variableFrameRate` is true. */
  readonly frameRate: Fraction | undefined;
  /** True when the frames come at irregular times. */
  readonly variableFrameRate: boolean;
  /** Time of the first frame, in seconds from the start of the movie. More than 0 when the picture starts late. */
  readonly firstFrameTime: number | undefined;
  /** True when an edit list hides frames of the file or shows some twice. */
  readonly isTrimmed: boolean;
  readonly isFragmented: boolean;
  /** True when the file ends too early, for example while it is being copied. The index is complete, so the other fields are right. */
  readonly isTruncated: boolean;
  readonly startTimecode: StartTimecode | undefined;
  /** Width of the stored picture in pixels, before `pixelRatio` and `rotation`. */
  readonly width: number | undefined;
  /** Height of the stored picture in pixels, before `rotation`. */
  readonly height: number | undefined;
  /** Width of a pixel divided by its height: 1/1 for square pixels. */
  readonly pixelRatio: Fraction | undefined;
  /** Clockwise degrees by which a player turns the picture. `undefined` when it is not a multiple of 90. */
  readonly rotation: 0 | 90 | 180 | 270 | undefined;
  /** For image sequences only. */
  readonly sequence?: SequenceInfo | undefined;
}
