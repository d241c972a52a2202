import type { Box, Pixel } from "../canvas/box.ts";

/** The effect of a drawing object on the picture. */
export type Layer = PaintLayer | EraserLayer;

/** Puts shapes on top of what is there, the first one first. */
export interface PaintLayer {
  readonly kind: "paint";
  readonly shapes: readonly Shape[];
  /** Contains all shapes. */
  readonly box: Box;
}

/** Takes away what was painted before. */
export interface EraserLayer {
  readonly kind: "eraser";
  readonly strokes: readonly Stroke[];
  /** Diameter of the eraser in pixels. */
  readonly width: number;
  readonly box: Box;
}

/** The places that a pen passes, in order. There is at least one. */
export type Stroke = readonly Pixel[];

/** A closed outline of positive area in pixels with y downwards; the last place is joined to the first. */
export type Ring = readonly Pixel[];

/** Something in one color, as geometry that an eraser can cut. */
export type Shape = StrokeShape | FillShape | LettersShape;

export interface Paint {
  /** As `formatColor` gives it. */
  readonly color: string;
  /** 0 … 1 */
  readonly alpha: number;
}

/** Center lines that a round pen follows. */
export interface StrokeShape extends Paint {
  readonly kind: "stroke";
  readonly strokes: readonly Stroke[];
  /** Diameter of the pen in pixels. */
  readonly width: number;
  /** A shorter element for the whole shape, where there is one. */
  readonly element?: string;
}

/** The area inside any of the rings. */
export interface FillShape extends Paint {
  readonly kind: "fill";
  readonly rings: readonly Ring[];
  readonly element?: string;
}

/** Letters of a font: their outlines are not known here. */
export interface LettersShape {
  readonly kind: "letters";
  readonly element: string;
  readonly box: Box;
}
