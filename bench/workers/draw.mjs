// Renders a drawing, and prints the time and the size of the SVG.
import { annotationToSvg } from "@cinesync/drawing-svg";
import { createAnnotation } from "@cinesync/session-xml";
import { timed } from "../lib/clock.mjs";
import { DRAWINGS } from "../lib/drawings.mjs";

/** @type {{ drawing: keyof typeof DRAWINGS }} */
const { drawing } = JSON.parse(process.argv[2] ?? "{}");
const annotation = createAnnotation(1, { objects: DRAWINGS[drawing]() });
// Warm up, so that the time does not include compiling.
for (const make of [DRAWINGS["10,000 points"], DRAWINGS["10,000 points under an eraser of 200"]])
  annotationToSvg(createAnnotation(1, { objects: make() }));
const { result, duration } = await timed(() => annotationToSvg(annotation));
process.stdout.write(JSON.stringify({ duration, size: result.length }));
