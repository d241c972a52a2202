import { mediaElement } from "../format/elements.ts";
import type { ColorGrading, Mask, PixelRatio, PlayRange, ZoomState } from "../model/media-settings.ts";
import { checkFields, defined } from "./check-fields.ts";
import type { InitWith } from "./create-drawing.ts";
import type { Init } from "./create-session.ts";

const CENTER = { x: 0.5, y: 0.5 };
const SQUARE = { width: 1, height: 1 };

/**
 * The part of a movie that is played, both frames counted from 1 and included. Default: only the range is played.
 *
 * @throws {SessionXmlError} for a field that can never be valid.
 *
 * @example
 * import { createMediaFile, createPlayRange } from "@cinesync/session-xml";
 *
 * createMediaFile({ locators: ["/a.mov"], playRange: createPlayRange(24, 48) }).playRange?.outFrame; // 48
 */
export function createPlayRange(
  inFrame: number,
  outFrame: number,
  init: Init<Omit<PlayRange, "inFrame" | "outFrame">> = {},
): PlayRange {
  return made("playRange", { inFrame, outFrame, playOnlyRange: true, ...defined(init) });
}

/**
 * The part of the picture that is shown. Defaults: all of it.
 *
 * @throws {SessionXmlError} for a field that can never be valid.
 *
 * @example
 * import { createZoomState } from "@cinesync/session-xml";
 *
 * createZoomState({ scaleFactor: 2 }).center.x; // 0.5
 */
export function createZoomState(init: Init<ZoomState> = {}): ZoomState {
  return made("zoomState", { center: CENTER, scaleFactor: 1, ...defined(init) });
}

/**
 * Shapes of the pixels of a movie and of the screen. Defaults: square.
 *
 * @throws {SessionXmlError} for a field that can never be valid.
 *
 * @example
 * import { createPixelRatio } from "@cinesync/session-xml";
 *
 * createPixelRatio({ source: { width: 2, height: 1 } }).target.width; // 1
 */
export function createPixelRatio(init: Init<PixelRatio> = {}): PixelRatio {
  return made("pixelRatio", { source: SQUARE, target: SQUARE, ...defined(init) });
}

/**
 * A mask around the picture.
 *
 * @param init `ratio` is the shape of what stays visible. Defaults: opaque, centered, factor 1.
 * @throws {SessionXmlError} for a field that can never be valid.
 *
 * @example
 * import { createMask } from "@cinesync/session-xml";
 *
 * createMask({ ratio: { width: 2.39, height: 1 }, alpha: 0.8 }).scaleFactor; // 1
 */
export function createMask(init: InitWith<Mask & { kind?: never }, "ratio">): Mask {
  return made("mask", { alpha: 1, center: CENTER, scaleFactor: 1, ...defined(init) });
}

/**
 * Color grading. What is left out changes nothing.
 *
 * @throws {SessionXmlError} for a field that can never be valid.
 *
 * @example
 * import { createColorGrading } from "@cinesync/session-xml";
 *
 * createColorGrading({ saturation: 0.5 }); // { saturation: 0.5 }
 */
export function createColorGrading(init: Init<ColorGrading> = {}): ColorGrading {
  return made("colorGrading", defined(init));
}

function made<T extends object>(name: string, settings: T): T {
  const spec = mediaElement.childByName.get(name)?.element;
  if (spec !== undefined) checkFields(spec, undefined, settings);
  return settings;
}
