import type { Annotation, Media, Session } from "@cinesync/session-xml";
import { labelText } from "../values/merge-text.ts";

/** Returns the annotations with the label before their notes. */
export function labelAnnotations(
  annotations: readonly Annotation[],
  label: string | undefined,
): readonly Annotation[] {
  if (!label) return annotations;
  return annotations.map((one) => (one.notes === "" ? one : { ...one, notes: labelText(one.notes, label) }));
}

/** Returns the entry with the label before its notes. */
export function labelMedia(media: Media, label: string | undefined): Media {
  if (media.kind === "group-movie" || !label) return media;
  const annotations = labelAnnotations(media.annotations, label);
  return { ...media, notes: labelText(media.notes, label), annotations };
}

/** Returns the first session with its label before its own notes: those without a label that no other session has. */
export function labelBase(base: Session, others: readonly Session[], labels: readonly string[]): Session {
  const [label = ""] = labels;
  if (label === "") return base;
  const shared = new Set<string>();
  for (const { notes, media } of others) {
    shared.add(notes);
    for (const one of media) {
      if (one.kind === "group-movie") continue;
      shared.add(one.notes);
      for (const annotation of one.annotations) shared.add(annotation.notes);
    }
  }
  const isLabeled = (text: string): boolean =>
    labels.some((one) => one !== "" && text.startsWith(`${one}: `));
  const own = (text: string): string => (shared.has(text) || isLabeled(text) ? text : labelText(text, label));
  return {
    ...base,
    notes: own(base.notes),
    media: base.media.map((media): Media => {
      if (media.kind === "group-movie") return media;
      const annotations = media.annotations.map((one) => ({ ...one, notes: own(one.notes) }));
      return { ...media, notes: own(media.notes), annotations };
    }),
  };
}
