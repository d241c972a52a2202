export { annotationToPicture } from "./lib/annotation-to-picture.ts";
export { resizePicture } from "./lib/resize-picture.ts";
export type { AnnotationPictureOptions, PictureFormat, ResizePictureOptions } from "./lib/picture-options.ts";
export {
  DrawingPngError,
  type DrawingPngErrorCode,
  type DrawingPngErrorDetails,
} from "./lib/drawing-png-error.ts";
