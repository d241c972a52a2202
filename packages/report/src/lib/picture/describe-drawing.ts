import type { Annotation, DrawingObject } from "@cinesync/session-xml";
import { count } from "../base/count.ts";

const WORDS: Readonly<Record<Exclude<DrawingObject["kind"], "erase">, string>> = {
  line: "stroke",
  circle: "ellipse",
  arrow: "arrow",
  text: "text",
};
const LONGEST_TEXT = 200;

/** What is drawn on a frame, in words for those who do not see it; `""` if nothing is. */
export function describeDrawing(annotations: readonly Annotation[]): string {
  const objects = annotations.flatMap((annotation) => annotation.objects);
  const counts = Object.entries(WORDS).flatMap(([kind, word]) => {
    const many = objects.filter((object) => object.kind === kind).length;
    return many === 0 ? [] : [count(many, word)];
  });
  if (counts.length === 0) return "";
  const written = objects.flatMap((object) =>
    object.kind === "text" && object.p.trim() !== "" ? [object.p] : [],
  );
  return counts.join(", ") + (written.length === 0 ? "" : `: ${written.map(quote).join(", ")}`);
}

function quote(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return `“${flat.length > LONGEST_TEXT ? `${flat.slice(0, LONGEST_TEXT)}…` : flat}”`;
}
