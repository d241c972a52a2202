import type { Annotation, PreservedContent } from "@cinesync/session-xml";
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
    const { preserved, ...rest } = annotation;
    const left = {
      ...rest,
      notes: dropsNotes ? "" : notes,
      objects: dropsDrawings ? [] : objects,
    };
    const kept = preserved && extraWithout(preserved, dropsNotes, dropsDrawings);
    if (left.notes === "" && left.objects.length === 0 && !kept) return undefined;
    return kept ? { ...left, preserved: kept } : left;
  };
}

// What stood behind something that is gone moves to the start, where nothing can be before it.
function extraWithout(
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
