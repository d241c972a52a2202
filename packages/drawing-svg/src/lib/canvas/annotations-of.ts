import type { Annotation } from "@cinesync/session-xml";
import { expectArgument } from "./expect-argument.ts";

/** @throws {DrawingSvgError} `invalid-option` for what is no annotation. */
export function annotationsOf(drawing: Annotation | readonly Annotation[]): readonly Annotation[] {
  const list: unknown = drawing;
  const annotations = (Array.isArray(list) ? list : [drawing]) as readonly Annotation[];
  for (const annotation of annotations) expectArgument("annotation", "drawing", annotation);
  return annotations;
}
