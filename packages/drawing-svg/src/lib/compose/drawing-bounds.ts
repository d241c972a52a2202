import { expectOptions } from "../canvas/expect-argument.ts";
import type { Annotation } from "@cinesync/session-xml";
import { objectsOf } from "./annotation-to-svg.ts";
import { intersectBoxes, unionOfBoxes } from "../canvas/box.ts";
import { createCanvas } from "../canvas/canvas.ts";
import { limitDetail } from "./limit-detail.ts";
import { drawObject } from "./draw-object.ts";
import { invalidOption } from "../canvas/drawing-svg-error.ts";

/** A part of the picture: fractions of its width and height, x from the left edge, y from the **bottom** edge upwards. */
export interface DrawingBounds {
  /** 0 … 1, less than `right`. */
  readonly left: number;
  /** 0 … 1, less than `top`. */
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** Options of `drawingBounds`. */
export interface DrawingBoundsOptions {
  /** Width of the picture as it is shown, divided by its height: thickness is a fraction of the width. Default: 16/9. */
  readonly aspectRatio?: number | undefined;
  /** As for `annotationToSvg`. */
  readonly shapeThickness?: number | undefined;
}

/**
 * Finds the part of the picture that is drawn on, with the thickness of strokes; undefined if nothing is. What is outside
 * the picture does not count. What was erased does: the answer can be too large, never too small.
 *
 * @throws {DrawingSvgError} `invalid-option` or `several-frames`
 *
 * @example
 * import { drawingBounds } from "@cinesync/drawing-svg";
 * import { createAnnotation } from "@cinesync/session-xml";
 *
 * const ends = { startPoint: { x: 0.25, y: 0.5 }, endPoint: { x: 0.75, y: 0.9 } };
 * const annotation = createAnnotation(1, {
 *   objects: [{ kind: "circle", id: "", color: "#ffffff", alpha: 1, ...ends }],
 * });
 * console.log(drawingBounds(annotation)?.left.toFixed(2)); // 0.25
 */
export function drawingBounds(
  drawing: Annotation | readonly Annotation[],
  options: DrawingBoundsOptions = {},
): DrawingBounds | undefined {
  expectOptions(options);
  const { aspectRatio = 16 / 9, ...others } = options;
  if (!(aspectRatio >= 0.001 && aspectRatio <= 1000)) {
    invalidOption("aspectRatio", aspectRatio, "width divided by height, 0.001 to 1000");
  }
  const [width, height] = [1000, 1000 / aspectRatio];
  const { objects, detail } = limitDetail(objectsOf(drawing));
  const canvas = createCanvas({ ...others, width, height }, detail, () => "");
  const picture = { left: 0, top: 0, right: width, bottom: height };
  const boxes = objects.flatMap((object) => {
    const layer = drawObject(object, canvas);
    return (layer?.kind === "paint" && intersectBoxes(layer.box, picture)) || [];
  });
  const [first, ...more] = boxes;
  if (!first) return undefined;
  const box = more.reduce(unionOfBoxes, first);
  return {
    left: box.left / width,
    bottom: 1 - box.bottom / height,
    right: box.right / width,
    top: 1 - box.top / height,
  };
}
