import { annotationsOf } from "../canvas/annotations-of.ts";
import { expectOptions } from "../canvas/expect-argument.ts";
import type { Annotation, DrawingObject } from "@cinesync/session-xml";
import { intersectBoxes } from "../canvas/box.ts";
import { createCanvas, formatLength, type Canvas } from "../canvas/canvas.ts";
import { contentHash } from "./content-hash.ts";
import { drawObject } from "./draw-object.ts";
import { DrawingSvgError, invalidOption } from "../canvas/drawing-svg-error.ts";
import { escapeText } from "../canvas/escape.ts";
import type { AnnotationSvgOptions } from "../canvas/options.ts";
import { formatColor } from "../canvas/paint.ts";
import { checkPictureUrl } from "../canvas/picture-url.ts";
import { composite } from "./composite.ts";
import { limitDetail } from "./limit-detail.ts";

const XLINK = ' xmlns:xlink="http://www.w3.org/1999/xlink"';

/**
 * Draws what was drawn on a frame as one `svg` element: a whole file, or markup to put into a page. Nothing in a
 * session can become markup, and the same call always gives the same text.
 *
 * @param drawing An annotation, or all annotations of one frame (see `annotationsOfFrame`), drawn one after the other.
 * @throws {DrawingSvgError} `invalid-option` or `several-frames`. Invalid values in the drawings never throw.
 *
 * @example
 * import { annotationToSvg } from "@cinesync/drawing-svg";
 * import { createAnnotation } from "@cinesync/session-xml";
 *
 * const ends = { startPoint: { x: 0.3, y: 0.3 }, endPoint: { x: 0.6, y: 0.7 } };
 * const annotation = createAnnotation(38, {
 *   objects: [{ kind: "circle", id: "", color: "#2bef16", alpha: 1, ...ends }],
 * });
 * const svg = annotationToSvg(annotation, { width: 1920, height: 1080 });
 * console.log(svg.startsWith("<svg ")); // true
 */
export function annotationToSvg(
  drawing: Annotation | readonly Annotation[],
  options: AnnotationSvgOptions = {},
): string {
  const all = objectsOf(drawing);
  expectOptions(options, {
    fontFamily: "text",
    title: "text",
    description: "text",
    pixelRatio: "object",
    onProblem: "function",
  });
  const { objects, detail, problems } = limitDetail(all, options.pressure);
  for (const problem of problems) options.onProblem?.(problem);
  const canvas = createCanvas(options, detail, idPrefixOf(all, options));
  const below = layersBelow(options, canvas);
  const naming = name(options, canvas);
  const picture = { left: 0, top: 0, right: canvas.width, bottom: canvas.height };
  const layers = objects
    .map((object) => drawObject(object, canvas))
    .filter((layer) => layer !== undefined)
    .filter((layer) => intersectBoxes(layer.box, picture) !== undefined);
  const drawn = composite(layers, canvas);
  const [width, height] = [formatLength(canvas, canvas.width), formatLength(canvas, canvas.height)];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg"${options.background === undefined ? "" : XLINK} viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"` +
    `${options.stretch ? ' preserveAspectRatio="none"' : ""}${naming.attributes}>${naming.elements}${below}` +
    (drawn === "" ? "" : `<g fill="none" stroke-linecap="round" stroke-linejoin="round">${drawn}</g>`) +
    "</svg>"
  );
}

/** Everything drawn on one frame, in drawing order. */
export function objectsOf(drawing: Annotation | readonly Annotation[]): readonly DrawingObject[] {
  const annotations = annotationsOf(drawing);
  const [first] = annotations;
  const other = annotations.find(({ frame }) => frame !== first?.frame);
  if (first && other) {
    throw new DrawingSvgError("several-frames", { frames: [first.frame, other.frame] });
  }
  return annotations.flatMap(({ objects }) => objects);
}

function layersBelow({ background, backgroundColor }: AnnotationSvgOptions, canvas: Canvas): string {
  const size = ` width="${formatLength(canvas, canvas.width)}" height="${formatLength(canvas, canvas.height)}"`;
  let below = "";
  if (backgroundColor !== undefined) {
    if (!/^#[0-9a-f]{6}$/i.test(backgroundColor)) {
      invalidOption("backgroundColor", backgroundColor, "# and six hex digits, such as #20242b");
    }
    below += `<rect${size} fill="${formatColor(backgroundColor)}"/>`;
  }
  if (background !== undefined) {
    checkPictureUrl(background);
    const url = escapeText(background);
    // Renderers of SVG 1.1 know xlink:href only.
    below += `<image${size} preserveAspectRatio="none" href="${url}" xlink:href="${url}"/>`;
  }
  return below;
}

function name(
  { title, description }: AnnotationSvgOptions,
  canvas: Canvas,
): { attributes: string; elements: string } {
  if (title === undefined || title === "") return { attributes: ' aria-hidden="true"', elements: "" };
  const titleId = canvas.nextId();
  const elements = `<title id="${titleId}">${escapeText(title)}</title>`;
  if (description === undefined || description === "") {
    return { attributes: ` role="img" aria-labelledby="${titleId}"`, elements };
  }
  const descriptionId = canvas.nextId();
  return {
    attributes: ` role="img" aria-labelledby="${titleId}" aria-describedby="${descriptionId}"`,
    elements: `${elements}<desc id="${descriptionId}">${escapeText(description)}</desc>`,
  };
}

/** The prefix that is given, or one made from what is drawn, once it is needed. */
function idPrefixOf(objects: readonly DrawingObject[], options: AnnotationSvgOptions): () => string {
  const { idPrefix } = options;
  if (idPrefix === undefined) {
    let made: string | undefined;
    return () =>
      (made ??= `d${contentHash(JSON.stringify([objects, { ...options, background: undefined }]))}`);
  }
  if (/^[A-Za-z][\w-]*$/.test(idPrefix)) return () => idPrefix;
  return invalidOption("idPrefix", idPrefix, 'a letter, then letters, digits, "_" and "-"');
}
