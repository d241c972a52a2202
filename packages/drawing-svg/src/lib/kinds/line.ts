import type { Line } from "@cinesync/session-xml";
import { intersectBoxes, unionOfBoxes, type Box, type Pixel } from "../canvas/box.ts";
import { formatLength, penWidth, type Canvas } from "../canvas/canvas.ts";
import type { Mark } from "../canvas/mark.ts";
import { formatColor, opacityAttribute } from "../canvas/paint.ts";
import { PRESSURE_LEVELS, pressedPixels, splitByPressure } from "../stroke/pressure.ts";
import { strokePath, widthAttribute, type StrokePath } from "../stroke/stroke.ts";

type Levels = ReadonlyMap<number, readonly (readonly Pixel[])[]>;

/** A freehand stroke. Where it crosses itself it is no darker than elsewhere. */
export function drawLine(line: Line, canvas: Canvas): Mark | undefined {
  const points = pressedPixels(line.points, canvas);
  const [first] = points;
  if (!first) return undefined;
  const even = points.every(({ pressure }) => pressure === first.pressure);
  if (canvas.pressure === "none" || even) return evenStroke(line, points, first.pressure, canvas);
  const levels = splitByPressure(points);
  return canvas.pressure === "width"
    ? strokeOfWidths(line, levels, canvas)
    : strokeOfOpacities(line, levels, canvas);
}

function evenStroke(
  line: Line,
  points: readonly Pixel[],
  pressure: number,
  canvas: Canvas,
): Mark | undefined {
  const width = penWidth(canvas, line.thickness) * (canvas.pressure === "width" ? pressure : 1);
  const alpha = line.alpha * (canvas.pressure === "opacity" ? pressure : 1);
  const attributes =
    ` stroke="${formatColor(line.color)}"` +
    opacityAttribute("stroke-opacity", alpha) +
    widthAttribute(canvas, width);
  return paint(strokePath([points], width, attributes, canvas));
}

/** One path for each width, all opaque; the group as a whole then has the stroke's opacity. */
function strokeOfWidths(line: Line, levels: Levels, canvas: Canvas): Mark | undefined {
  const fullWidth = penWidth(canvas, line.thickness);
  const paths = [...levels].map(([level, strokes]) => {
    const width = (fullWidth * level) / PRESSURE_LEVELS;
    return strokePath(strokes, width, widthAttribute(canvas, width), canvas);
  });
  const all = join(paths);
  if (!all) return undefined;
  const attributes = ` stroke="${formatColor(line.color)}"${opacityAttribute("opacity", line.alpha)}`;
  return { kind: "paint", svg: `<g${attributes}>${all.svg}</g>`, box: all.box };
}

/**
 * A mask holds one path of opaque grey for each pressure, the heaviest on top, so that overlaps show the
 * heaviest rather than adding up. The colour is put on through the mask.
 */
function strokeOfOpacities(line: Line, levels: Levels, canvas: Canvas): Mark | undefined {
  const width = penWidth(canvas, line.thickness);
  const paths = [...levels].map(([level, strokes]) => {
    const grey = Math.round((255 * level) / PRESSURE_LEVELS)
      .toString(16)
      .padStart(2, "0");
    return strokePath(strokes, width, ` stroke="${formatColor(`#${grey}${grey}${grey}`)}"`, canvas);
  });
  const all = join(paths);
  const area =
    all && intersectBoxes(all.box, { left: 0, top: 0, right: canvas.width, bottom: canvas.height });
  if (!all || !area) return undefined;
  const id = canvas.nextId();
  const svg =
    `<mask id="${id}"${widthAttribute(canvas, width)}>${all.svg}</mask>` +
    `<rect${rectAttributes(area, canvas)} fill="${formatColor(line.color)}"` +
    `${opacityAttribute("fill-opacity", line.alpha)} mask="url(#${id})"/>`;
  return { kind: "paint", svg, box: all.box };
}

function rectAttributes({ left, top, right, bottom }: Box, canvas: Canvas): string {
  const [x, y, width, height] = [left, top, right - left, bottom - top].map((side) =>
    formatLength(canvas, side),
  );
  return ` x="${x}" y="${y}" width="${width}" height="${height}"`;
}

function join(paths: readonly (StrokePath | undefined)[]): StrokePath | undefined {
  const visible = paths.filter((path) => path !== undefined);
  const [first] = visible;
  if (!first) return undefined;
  return {
    svg: visible.map(({ svg }) => svg).join(""),
    box: visible.reduce((box, path) => unionOfBoxes(box, path.box), first.box),
  };
}

function paint(path: StrokePath | undefined): Mark | undefined {
  return path && { kind: "paint", ...path };
}
