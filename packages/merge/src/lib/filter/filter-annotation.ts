import type { Annotation, Extra } from "@cinesync/session-xml";
import type { Contribution, FrameRange } from "./filter-options.ts";

/** Decides what is left of each annotation; `undefined` when it goes. */
export function annotationFilter(options: {
  readonly frames: readonly FrameRange[] | undefined;
  readonly having: ReadonlySet<Contribution> | undefined;
  readonly without: ReadonlySet<Contribution>;
}): (annotation: Annotation) => Annotation | undefined {
  const { frames, having, without } = options;
  return (annotation) => {
    const { frame, notes, objects } = annotation;
    if (frames && !frames.some(({ first, last }) => frame >= first && frame <= last)) return undefined;
    const fits =
      !having || (having.has("notes") && notes !== "") || (having.has("drawings") && objects.length > 0);
    if (!fits) return undefined;
    const dropsNotes = without.has("notes") && notes !== "";
    const dropsDrawings = without.has("drawings") && objects.length > 0;
    if (!dropsNotes && !dropsDrawings) return annotation;
    const { extra, ...rest } = annotation;
    const left = {
      ...rest,
      notes: dropsNotes ? "" : notes,
      objects: dropsDrawings ? [] : objects,
    };
    const kept = extra && extraWithout(extra, dropsNotes, dropsDrawings);
    if (left.notes === "" && left.objects.length === 0 && !kept) return undefined;
    return kept ? { ...left, extra: kept } : left;
  };
}

// What stood behind something that is gone moves to the start, where nothing can be before it.
function extraWithout(extra: Extra, notes: boolean, drawings: boolean): Extra | undefined {
  const gone = (key: string): boolean => (key === "notes" ? notes : key !== "" && drawings);
  const content = extra.content?.map((item) => (gone(item.after) ? { ...item, after: "" } : item));
  const nested = Object.entries(extra.nested ?? {}).filter(([key]) => !gone(key));
  const stated = extra.stated?.filter((key) => !gone(key));
  const kept: Extra = {
    ...(extra.attributes ? { attributes: extra.attributes } : {}),
    ...(content ? { content } : {}),
    ...(nested.length > 0 ? { nested: Object.fromEntries(nested) } : {}),
    ...(stated && stated.length > 0 ? { stated } : {}),
  };
  return Object.keys(kept).length > 0 ? kept : undefined;
}
