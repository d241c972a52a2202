import type { PreservedContent } from "./preserved-content.ts";
import type { Position } from "./media-settings.ts";

/** Notes and drawings on one frame of one movie. */
export interface Annotation {
  /** The frame, counted from 1. */
  readonly frame: number;
  readonly notes: string;
  /** In drawing order: an `erase` removes only what was drawn before it. */
  readonly objects: readonly DrawingObject[];
  readonly preserved?: PreservedContent | undefined;
}

/** Something drawn on a frame. */
export type DrawingObject = Line | Erase | Circle | Arrow | TextObject;

interface DrawingBase {
  /** Usually `<uuid>:<number>`; `""` or left out if there is none. Not unique: two objects may share one. */
  readonly id?: string | undefined;
  readonly preserved?: PreservedContent | undefined;
}

/** A point of a stroke. */
export interface Point {
  /** Fraction of the picture's width, from the left edge. May lie outside 0 … 1. */
  readonly x: number;
  /** Fraction of the picture's height, from the **bottom** edge upwards. May lie outside 0 … 1. */
  readonly y: number;
  /** Pressure of the pen, 0 … 1. Absent in the points of an `erase`. */
  readonly alpha?: number | undefined;
  readonly preserved?: PreservedContent | undefined;
}

/** A freehand stroke. */
export interface Line extends DrawingBase {
  readonly kind: "line";
  /** `#` and six hex digits. */
  readonly color: string;
  /** Opacity of the whole stroke, 0 … 1. */
  readonly alpha: number;
  /** Fraction of the picture's width, greater than 0. */
  readonly thickness: number;
  /** At least one. */
  readonly points: readonly Point[];
}

/** A freehand stroke that erases what was drawn before it. */
export interface Erase extends DrawingBase {
  readonly kind: "erase";
  /** Fraction of the picture's width, greater than 0. */
  readonly thickness: number;
  /** At least one. */
  readonly points: readonly Position[];
}

/** The ellipse inside the rectangle from start to end. */
export interface Circle extends DrawingBase {
  readonly kind: "circle";
  readonly color: string;
  readonly alpha: number;
  readonly startPoint: Position;
  readonly endPoint: Position;
}

/** An arrow from start to end. */
export interface Arrow extends DrawingBase {
  readonly kind: "arrow";
  readonly color: string;
  readonly alpha: number;
  readonly startPoint: Position;
  readonly endPoint: Position;
  readonly special?: boolean | undefined;
  readonly flipSide?: boolean | undefined;
  readonly reverse?: boolean | undefined;
}

/** A color with its opacity. */
export interface Paint {
  /** `#` and six hex digits. */
  readonly color: string;
  /** Opacity, 0 … 1. */
  readonly alpha: number;
  readonly preserved?: PreservedContent | undefined;
}

/** Text in the rectangle from start to end. */
export interface TextObject extends DrawingBase {
  readonly kind: "text";
  readonly startPoint: Position;
  readonly endPoint: Position;
  readonly background: Paint;
  readonly foreground: Paint;
  /** The text itself; it may hold line breaks. */
  readonly p: string;
}
