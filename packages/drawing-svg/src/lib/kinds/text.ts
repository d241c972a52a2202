import type { TextObject } from "@cinesync/session-xml";
import { boxAround, type Box } from "../canvas/box.ts";
import { formatLength, toCorners, type Canvas } from "../canvas/canvas.ts";
import { escapeText } from "../canvas/escape.ts";
import type { Mark } from "../canvas/mark.ts";
import { formatColor, opacityAttribute } from "../canvas/paint.ts";
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

/** Scripts that are written from right to left, as the first letter of a text. */
const RIGHT_TO_LEFT =
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Text in its box, in letters as large as fit into it. A box without an area grows from its start corner. */
export function drawText(text: TextObject, canvas: Canvas): Mark | undefined {
  const corners = toCorners(canvas, text.startPoint, text.endPoint);
  if (!corners) return undefined;
  const given = boxAround(corners, 0);
  const hasArea =
    formatLength(canvas, given.right - given.left) !== "0" &&
    formatLength(canvas, given.bottom - given.top) !== "0";
  const { box, fitted } = hasArea ? fitInto(given, text.p, canvas) : grow(corners[0], text.p, canvas);
  const svg = background(box, text, canvas) + letters(box, fitted, text, canvas);
  return { kind: "paint", svg, box };
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

function background(
  { left, top, right, bottom }: Box,
  { background: paint }: TextObject,
  canvas: Canvas,
): string {
  const opacity = opacityAttribute("fill-opacity", paint.alpha);
  if (opacity === ' fill-opacity="0"') return "";
  const [x, y, width, height] = [left, top, right - left, bottom - top].map((side) =>
    formatLength(canvas, side),
  );
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${formatColor(paint.color)}"${opacity}/>`;
}

function letters(box: Box, { size, lines }: FittedText, text: TextObject, canvas: Canvas): string {
  const isRightToLeft = RIGHT_TO_LEFT.test(text.p);
  const x = formatLength(canvas, isRightToLeft ? box.right - PADDING * size : box.left + PADDING * size);
  // Spaces at the end of a line keep its words apart from the next line's when the text is copied.
  const spans = lines.map((line, index) => {
    const y = formatLength(canvas, box.top + (BASELINE + index * LINE_HEIGHT) * size);
    return line.trim() === "" ? "" : `<tspan x="${x}" y="${y}">${escapeText(line)}</tspan>`;
  });
  if (spans.every((span) => span === "")) return "";
  return (
    `<text xml:space="preserve" font-family="${escapeText(canvas.fontFamily)}" font-size="${formatLength(canvas, size)}"` +
    `${isRightToLeft ? ' direction="rtl"' : ""} fill="${formatColor(text.foreground.color)}"` +
    `${opacityAttribute("fill-opacity", text.foreground.alpha)}>${spans.join("")}</text>`
  );
}
