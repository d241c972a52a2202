import type { DrawingObject } from "@cinesync/session-xml";
import type { Detail } from "../canvas/canvas.ts";
import { DrawingSvgError } from "../canvas/drawing-svg-error.ts";
import type { PressureStyle } from "../canvas/options.ts";
import { isSampled } from "../canvas/is-sampled.ts";

// People draw some hundred objects of some hundred points. These limits keep what no hand has drawn within about two
// seconds and 5 MB.
/** Of erasers, and of all else. */
const MAX_OBJECTS = 15_000;
const MAX_POINTS = 100_000;
/** Points times levels of pressure. */
const MAX_PRESSED_POINTS = 80_000;
const MAX_LEVELS = 24;
const MIN_LEVELS = 3;
const MAX_CHARACTERS = 400_000;
const MIN_TEXT_LENGTH = 16;

/** The objects to draw, and how closely. */
export interface Limited {
  readonly objects: readonly DrawingObject[];
  readonly detail: Detail;
  /** The limits that the drawing exceeds. */
  readonly problems: readonly DrawingSvgError<"limit-exceeded">[];
}

/** Leaves out what would take too long: an even sample of objects and points is kept, and texts are cut short. */
export function limitDetail(all: readonly DrawingObject[], pressure?: PressureStyle): Limited {
  const problems: DrawingSvgError<"limit-exceeded">[] = [];
  const check = (limit: "objects" | "erasers" | "points" | "text", actual: number, maximum: number): void => {
    if (actual > maximum) problems.push(new DrawingSvgError("limit-exceeded", { limit, actual, maximum }));
  };
  const erasers = all.filter(({ kind }) => kind === "erase").length;
  check("objects", all.length - erasers, MAX_OBJECTS);
  check("erasers", erasers, MAX_OBJECTS);
  const objects = problems.length === 0 ? all : sampleObjects(all, erasers);
  let [points, texts, longest] = [0, 0, 0];
  for (const object of objects) {
    if ("points" in object) points += object.points.length;
    if (object.kind !== "text") continue;
    texts++;
    longest = Math.max(longest, object.p.length);
  }
  // Outlines take several times as much as strokes.
  const maxPoints = pressure === "width" ? MAX_POINTS / 8 : MAX_POINTS;
  check("points", points, maxPoints);
  const maxTextLength = Math.max(MIN_TEXT_LENGTH, Math.floor(MAX_CHARACTERS / Math.max(1, texts)));
  check("text", longest, maxTextLength);
  const levels = Math.floor(MAX_PRESSED_POINTS / Math.max(1, points));
  const detail: Detail = {
    share: Math.min(1, maxPoints / Math.max(1, points)),
    maxLevels: Math.min(MAX_LEVELS, Math.max(MIN_LEVELS, levels)),
    maxTextLength,
  };
  return { objects, detail, problems };
}

/** Erasers are counted apart: without them, what was erased would come back. */
function sampleObjects(all: readonly DrawingObject[], erasers: number): readonly DrawingObject[] {
  let [erased, others] = [0, 0];
  return all.filter(({ kind }) =>
    kind === "erase"
      ? isSampled(erased++, MAX_OBJECTS / erasers)
      : isSampled(others++, MAX_OBJECTS / (all.length - erasers)),
  );
}
