import type { PixelRatio } from "@cinesync/session-xml";
import type { DrawingSvgError } from "./drawing-svg-error.ts";

/**
 * The effect of pen pressure:
 *
 * - `"opacity"`: light pressure draws more transparently.
 * - `"width"`: light pressure draws more thinly.
 * - `"none"`: nothing.
 */
export type PressureStyle = "opacity" | "width" | "none";

/** Options of `annotationToSvg`. */
export interface AnnotationSvgOptions {
  /** Width of the movie's picture in its own pixels, above 0 and at most 100 000. Default: 1920. */
  readonly width?: number | undefined;
  /** Height of the movie's picture in its own pixels, above 0 and at most 100 000. Default: 1080. */
  readonly height?: number | undefined;
  /** The movie's pixel ratio: the SVG gets the shape with which the picture is shown. Default: square pixels. */
  readonly pixelRatio?: PixelRatio | undefined;
  /**
   * A picture to lie below the drawing, filling the frame: `https:`, `http:`, `file:`, `blob:`,
   * `data:image/…` or relative. Default: none, the SVG is a transparent overlay.
   */
  readonly background?: string | undefined;
  /** A color below everything: `#` and six hex digits. Default: none. */
  readonly backgroundColor?: string | undefined;
  /** The effect of pen pressure. Default: `"opacity"`. */
  readonly pressure?: PressureStyle | undefined;
  /**
   * Thickness of ellipses and arrows, for which the format has none: a fraction of the width, greater than 0.
   * Default: 0.0025, the pen that is commonest in saved sessions.
   */
  readonly shapeThickness?: number | undefined;
  /** Fonts for text, as CSS lists them. Default: `Helvetica,Arial,sans-serif`. */
  readonly fontFamily?: string | undefined;
  /** The name of the drawing, for screen readers and as a tooltip. Default: it is marked as decoration. */
  readonly title?: string | undefined;
  /** A longer description for screen readers; only with a `title`. Default: none. */
  readonly description?: string | undefined;
  /** Makes the SVG fill any box it is given instead of keeping its shape. Default: `false`. */
  readonly stretch?: boolean | undefined;
  /**
   * The start of ids in the SVG: a letter, then letters, digits, `_` and `-`. Default: made from what is drawn,
   * so that one page can hold different drawings, and the same call always gives the same text.
   */
  readonly idPrefix?: string | undefined;
  /**
   * Receives `limit-exceeded` when a drawing is larger than anybody draws by hand, and parts of it are left out.
   * Default: nobody.
   */
  readonly onProblem?: ((problem: DrawingSvgError<"limit-exceeded">) => void) | undefined;
}
