import type { TextObject } from "@cinesync/session-xml";
import { boundsOf, boxRing, type Box } from "../canvas/box.ts";
import { formatLength, toCorners, type Canvas } from "../canvas/canvas.ts";
import { escapeText } from "../canvas/escape.ts";
import { clamp } from "../canvas/number.ts";
import { formatColor, isInvisible, opacityAttribute } from "../canvas/paint.ts";
import { fillAttributes } from "../shape/shape-markup.ts";
import type { PaintLayer, Shape } from "../shape/shape.ts";
import {
  BASELINE,
  fitText,
  LINE_HEIGHT,
  naturalSize,
  PADDING,
  type FittedText,
} from "../text/text-layout.ts";

/** Default and largest size of the letters, in heights of the picture. */
const DEFAULT_SIZE = 0.03;
const LARGEST_SIZE = 0.1;
/** Below this size, in heights of the picture, words are broken if that makes the letters larger. */
const LEGIBLE_SIZE = 0.015;
/** Letters smaller than this, in pixels, are left out: nothing of them can be seen. */
const MIN_SIZE = 0.5;

/** Scripts that are written from right to left, as the first letter of a text. */
const RIGHT_TO_LEFT =
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Text in its box, in letters as large as fit into it. A box without an area grows from its start corner. */
export function drawText(text: TextObject, canvas: Canvas): PaintLayer | undefined {
  const corners = toCorners(canvas, text.startPoint, text.endPoint);
  if (!corners) return undefined;
  const given = boundsOf(corners, 0);
  const hasArea =
    formatLength(canvas, given.right - given.left) !== "0" &&
    formatLength(canvas, given.bottom - given.top) !== "0";
  const words = shorten(text.p, canvas.detail.maxTextLength);
  const { box, fitted } = hasArea ? fitInto(given, words, canvas) : grow(corners[0], words, canvas);
  const shapes = [...background(box, text, canvas), ...letters(box, fitted, text, canvas)];
  return { kind: "paint", shapes, box };
}

function shorten(text: string, maxLength: number): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}

function fitInto(box: Box, text: string, canvas: Canvas): { box: Box; fitted: FittedText } {
  const fitted = fitText(text, {
    width: box.right - box.left,
    height: box.bottom - box.top,
    largest: LARGEST_SIZE * canvas.height,
    legible: LEGIBLE_SIZE * canvas.height,
  });
  return { box, fitted };
}

function grow(
  { x, y }: { readonly x: number; readonly y: number },
  text: string,
  canvas: Canvas,
): { box: Box; fitted: FittedText } {
  const { width, height, ...fitted } = naturalSize(text, DEFAULT_SIZE * canvas.height);
  return { box: { left: x, top: y, right: x + width, bottom: y + height }, fitted };
}

function background(box: Box, { background: { color, alpha } }: TextObject, canvas: Canvas): Shape[] {
  const paint = { color: formatColor(color), alpha: clamp(alpha, 0, 1, 1) };
  if (isInvisible(paint.alpha)) return [];
  const { left, top, right, bottom } = box;
  const [x, y, width, height] = [left, top, right - left, bottom - top].map((side) =>
    formatLength(canvas, side),
  );
  const element = `<rect x="${x}" y="${y}" width="${width}" height="${height}"${fillAttributes(paint)}/>`;
  return [{ kind: "fill", rings: [boxRing(box)], ...paint, element }];
}

/** One element for each line: renderers that cannot place parts of a text still place each line. */
function letters(box: Box, { size, lines }: FittedText, text: TextObject, canvas: Canvas): Shape[] {
  const alpha = opacityAttribute("fill-opacity", text.foreground.alpha);
  const isRightToLeft = RIGHT_TO_LEFT.test(text.p);
  const x = formatLength(canvas, isRightToLeft ? box.right - PADDING * size : box.left + PADDING * size);
  const elements = lines.flatMap((line, index) => {
    if (line.trim() === "") return [];
    const y = formatLength(canvas, box.top + (BASELINE + index * LINE_HEIGHT) * size);
    const shown = escapeText(keepSpaces(line));
    return isRightToLeft
      ? `<text x="${x}" y="${y}" text-anchor="end">\u202B${shown}\u202C</text>`
      : `<text x="${x}" y="${y}">${shown}</text>`;
  });
  if (elements.length === 0 || size < MIN_SIZE) return [];
  const element =
    `<g font-family="${escapeText(canvas.fontFamily)}" font-size="${formatLength(canvas, size)}"` +
    ` fill="${formatColor(text.foreground.color)}"${alpha}>${elements.join("")}</g>`;
  return [{ kind: "letters", element, box }];
}

/** Spaces of which SVG would show one, or none at the start of a line. */
function keepSpaces(line: string): string {
  return line.replace(/^ | (?= )/g, "\u00A0");
}
