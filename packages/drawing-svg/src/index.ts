export { annotationToSvg } from "./lib/compose/annotation-to-svg.ts";
export type { AnnotationSvgOptions, PressureStyle } from "./lib/canvas/options.ts";
export {
  drawingBounds,
  type DrawingBounds,
  type DrawingBoundsOptions,
} from "./lib/compose/drawing-bounds.ts";
export { checkPictureUrl, isPictureUrl } from "./lib/canvas/picture-url.ts";
export { DrawingSvgError, type DrawingSvgErrorCode } from "./lib/canvas/drawing-svg-error.ts";
