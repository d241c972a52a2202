// Draws a drawing, and prints how long it took and how large the SVG is.
import { annotationToSvg } from "@cinesync/drawing-svg";
import { createAnnotation } from "@cinesync/session-xml";
import { timed } from "../lib/clock.mjs";
import { DRAWINGS } from "../lib/drawings.mjs";

/** @type {{ drawing: keyof typeof DRAWINGS }} */
const { drawing } = JSON.parse(process.argv[2] ?? "{}");
const annotation = createAnnotation(1, { objects: DRAWINGS[drawing]() });
// Warms up: the time must not contain compiling.
for (const make of [DRAWINGS["10,000 points"], DRAWINGS["10,000 points under an eraser of 200"]])
  annotationToSvg(createAnnotation(1, { objects: make() }));
const { result, duration } = await timed(() => annotationToSvg(annotation));
process.stdout.write(JSON.stringify({ duration, size: result.length }));
