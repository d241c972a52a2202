import type { PreservedContent } from "./preserved-content.ts";

/** A position in the picture, as fractions: x from the left edge, y from the **bottom** edge upwards. */
export interface Position {
  readonly x: number;
  readonly y: number;
  readonly preserved?: PreservedContent | undefined;
}

/** Width and height, both greater than 0. */
export interface Ratio {
  readonly width: number;
  readonly height: number;
  readonly preserved?: PreservedContent | undefined;
}

/** The part of a movie that is played. */
export interface PlayRange {
  /** First frame, counted from 1. */
  readonly inFrame: number;
  /** Last frame, counted from 1; not before `inFrame`. */
  readonly outFrame: number;
  /** If true, playback stays inside the range. */
  readonly playOnlyRange: boolean;
  readonly preserved?: PreservedContent | undefined;
}

/** The part of the picture that is shown, and its scale. Default: center 0.5, 0.5 and factor 1. */
export interface ZoomState {
  readonly center: Position;
  /** Greater than 0. */
  readonly scaleFactor: number;
  readonly preserved?: PreservedContent | undefined;
}

/** Shapes of the movie's pixels and of those it is shown with. Default: all 1. */
export interface PixelRatio {
  readonly source: Ratio;
  readonly target: Ratio;
  readonly preserved?: PreservedContent | undefined;
}

/** A frame that covers part of the picture. */
export interface Mask {
  /** Opacity, 0 … 1. */
  readonly alpha: number;
  readonly center: Position;
  readonly ratio: Ratio;
  /** Greater than 0. */
  readonly scaleFactor: number;
  readonly preserved?: PreservedContent | undefined;
}

/** An offset for each color, −0.2 … 0.2; 0 changes nothing. */
export interface ColorOffset {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly preserved?: PreservedContent | undefined;
}

/** An exponent for all colors and for each, 0.367879 … 2.718282; 1 changes nothing. */
export interface ColorBrightness {
  readonly rgb: number;
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly preserved?: PreservedContent | undefined;
}

/** Color grading. Every part is optional; a part that is absent changes nothing. */
export interface ColorGrading {
  readonly offset?: ColorOffset | undefined;
  readonly brightness?: ColorBrightness | undefined;
  /** 0.367879 … 2.718282, default 1. */
  readonly saturation?: number | undefined;
  /** 0.367879 … 2.718282, default 1. */
  readonly gamma?: number | undefined;
  /** 0.367879 … 2.718282, default 1. */
  readonly contrast?: number | undefined;
  /** Default false. */
  readonly linearToLog?: boolean | undefined;
  /** Path of a look-up table, as data: it may belong to another platform. */
  readonly lutPath?: string | undefined;
  readonly preserved?: PreservedContent | undefined;
}

/** The way the two pictures of a stereo movie are combined. */
export type StereoType = "side-by-side" | "composite" | "interlaced";

/** The distance between the two pictures of a stereo movie, each −1 … 1. */
export interface StereoSeparation {
  readonly annotation: number;
  readonly image: number;
  readonly preserved?: PreservedContent | undefined;
}

/** Settings for stereo movies. */
export interface Stereo {
  readonly enabled: boolean;
  readonly type: StereoType;
  readonly anamorphic?: boolean | undefined;
  readonly anaglyph?: boolean | undefined;
  readonly grayscale?: boolean | undefined;
  readonly separation?: StereoSeparation | undefined;
  readonly preserved?: PreservedContent | undefined;
}
