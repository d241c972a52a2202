import type { DrawingObject } from "@cinesync/session-xml";
import type { Detail } from "../canvas/canvas.ts";

// People draw some hundred objects of some hundred points. These limits keep what no hand has drawn within about two
// seconds and 5 MB.
const MAX_OBJECTS = 15_000;
const MAX_POINTS = 100_000;
/** Points times levels of pressure. */
const MAX_PRESSED_POINTS = 80_000;
const MAX_LEVELS = 24;
const MIN_LEVELS = 3;
const MAX_CHARACTERS = 400_000;
const MIN_TEXT_LENGTH = 16;

/** The objects to draw, and how closely. Of too many, every second, third … is left out. */
export function limitDetail(all: readonly DrawingObject[]): {
  readonly objects: readonly DrawingObject[];
  readonly detail: Detail;
} {
  const every = Math.ceil(all.length / MAX_OBJECTS);
  const objects = every > 1 ? all.filter((_, index) => index % every === 0) : all;
  let [points, texts] = [0, 0];
  for (const object of objects) {
    if ("points" in object) points += object.points.length;
    if (object.kind === "text") texts++;
  }
  const detail: Detail = {
    stride: Math.max(1, Math.ceil(points / MAX_POINTS)),
    maxLevels: Math.min(
      MAX_LEVELS,
      Math.max(MIN_LEVELS, Math.floor(MAX_PRESSED_POINTS / Math.max(1, Math.min(points, MAX_POINTS)))),
    ),
    maxTextLength: Math.max(MIN_TEXT_LENGTH, Math.floor(MAX_CHARACTERS / Math.max(1, texts))),
  };
  return { objects, detail };
}
