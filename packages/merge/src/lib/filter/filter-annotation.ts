import type { Annotation, PreservedContent } from "@cinesync/session-xml";
import type { FilterOptions } from "./filter-options.ts";

/** Returns a function that filters an annotation, with `undefined` for one that is removed. */
export function annotationFilter(options: FilterOptions): (annotation: Annotation) => Annotation | undefined {
  const { frames, onRemove } = options;
  const keepFramesWith = options.keepFramesWith && new Set(options.keepFramesWith);
  const remove = new Set(options.remove);
  const left = (annotation: Annotation): Annotation | undefined => {
    const { frame, notes, objects } = annotation;
    if (frames && !frames.some(({ first, last }) => frame >= first && frame <= last)) return undefined;
    const fits =
      !keepFramesWith ||
      (keepFramesWith.has("notes") && notes !== "") ||
      (keepFramesWith.has("drawings") && objects.length > 0);
    if (!fits) return undefined;
    const dropsNotes = remove.has("notes") && notes !== "";
    const dropsDrawings = remove.has("drawings") && objects.length > 0;
    if (!dropsNotes && !dropsDrawings) return annotation;
    const { preserved, ...rest } = annotation;
    const bare = { ...rest, notes: dropsNotes ? "" : notes, objects: dropsDrawings ? [] : objects };
    const kept = preserved && preservedWithout(preserved, dropsNotes, dropsDrawings);
    if (bare.notes === "" && bare.objects.length === 0 && !kept) return undefined;
    return kept ? { ...bare, preserved: kept } : bare;
  };
  return (annotation) => {
    const kept = left(annotation);
    if (onRemove && kept !== annotation) {
      if (!kept) onRemove("frames", 1);
      if (annotation.notes !== "" && !kept?.notes) onRemove("notes", 1);
      const drawings = annotation.objects.length - (kept?.objects.length ?? 0);
      if (drawings > 0) onRemove("drawings", drawings);
    }
    return kept;
  };
}

// Content that followed a removed element moves to the start, the one position that always exists.
function preservedWithout(
  preserved: PreservedContent,
  notes: boolean,
  drawings: boolean,
): PreservedContent | undefined {
  const gone = (key: string): boolean => (key === "notes" ? notes : key !== "" && drawings);
  const content = preserved.content?.map((item) => (gone(item.follows) ? { ...item, follows: "" } : item));
  const children = Object.entries(preserved.children ?? {}).filter(([key]) => !gone(key));
  const explicitDefaults = preserved.explicitDefaults?.filter((key) => !gone(key));
  const kept: PreservedContent = {
    ...(preserved.attributes ? { attributes: preserved.attributes } : {}),
    ...(content ? { content } : {}),
    ...(children.length > 0 ? { children: Object.fromEntries(children) } : {}),
    ...(explicitDefaults && explicitDefaults.length > 0 ? { explicitDefaults } : {}),
  };
  return Object.keys(kept).length > 0 ? kept : undefined;
}
