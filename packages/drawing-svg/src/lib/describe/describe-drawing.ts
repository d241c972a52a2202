import { annotationsOf } from "../canvas/annotations-of.ts";
import type { Annotation, DrawingObject } from "@cinesync/session-xml";

const WORDS: Readonly<Record<Exclude<DrawingObject["kind"], "erase">, string>> = {
  line: "stroke",
  circle: "ellipse",
  arrow: "arrow",
  text: "text",
};
/** Longest excerpt of a written text, in UTF-16 units. */
const MAX_TEXT_LENGTH = 200;

/**
 * Describes what is drawn on a frame in words, for people who cannot see it: how many strokes, ellipses, arrows and
 * texts, and what is written. `""` if nothing is drawn. Erasers are not counted.
 *
 * @example
 * import { describeDrawing } from "@cinesync/drawing-svg";
 * import { createAnnotation } from "@cinesync/session-xml";
 *
 * const ends = { startPoint: { x: 0.3, y: 0.3 }, endPoint: { x: 0.6, y: 0.7 } };
 * const annotation = createAnnotation(38, {
 *   objects: [{ kind: "arrow", id: "", color: "#0500ff", alpha: 1, ...ends }],
 * });
 * console.log(describeDrawing([annotation])); // 1 arrow
 */
export function describeDrawing(annotations: readonly Annotation[]): string {
  const objects = annotationsOf(annotations).flatMap((annotation) => annotation.objects);
  const counts = Object.entries(WORDS).flatMap(([kind, word]) => {
    const count = objects.filter((object) => object.kind === kind).length;
    return count === 0 ? [] : [`${count} ${word}${count === 1 ? "" : "s"}`];
  });
  const written = objects.flatMap((object) =>
    object.kind === "text" && object.p.trim() !== "" ? [quote(object.p)] : [],
  );
  return counts.join(", ") + (written.length === 0 ? "" : `: ${written.join(", ")}`);
}

function quote(text: string): string {
  const line = text.trim().split(/\s+/).join(" ");
  if (line.length <= MAX_TEXT_LENGTH) return `“${line}”`;
  // Half a surrogate pair at the end would be shown as a replacement character.
  return `“${line.slice(0, MAX_TEXT_LENGTH).replace(/[\uD800-\uDBFF]$/, "")}…”`;
}
