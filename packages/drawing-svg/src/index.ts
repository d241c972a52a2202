export { annotationToSvg } from "./lib/compose/annotation-to-svg.ts";
export type { AnnotationSvgOptions, PressureStyle } from "./lib/canvas/options.ts";
export {
  drawingBounds,
  type DrawingBounds,
  type DrawingBoundsOptions,
} from "./lib/compose/drawing-bounds.ts";
export { isPictureUrl } from "./lib/canvas/picture-url.ts";
export { describeDrawing } from "./lib/describe/describe-drawing.ts";
export { suggestBackground } from "./lib/describe/suggest-background.ts";
export {
  DrawingSvgError,
  type DrawingSvgErrorCode,
  type DrawingSvgErrorDetails,
} from "./lib/canvas/drawing-svg-error.ts";
