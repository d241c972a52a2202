import { showValue } from "../errors/excerpt.ts";
import { SessionXmlError } from "../errors/session-xml-error.ts";
import { expectArgument } from "../model/expect-argument.ts";
import type { Media, Session } from "../model/session.ts";
import { createAnnotation } from "./create-session.ts";

/**
 * A session with one entry of its playlist changed; the session itself stays as it is.
 *
 * @param which The entry's index in `session.media`, from 0, or a function that finds it: the first for which it is true.
 * @param change Gets the entry, gives the new one.
 * @throws {SessionXmlError} when there is no such entry.
 *
 * @example
 * import { createMediaFile, createSession, updateMedia } from "@cinesync/session-xml";
 *
 * const session = createSession({ media: [createMediaFile("/a.mov")] });
 * updateMedia(session, 0, (media) => ({ ...media, active: true })).media[0]?.active; // true
 */
export function updateMedia(
  session: Session,
  which: number | ((media: Media, index: number) => boolean),
  change: (media: Media) => Media,
): Session {
  expectArgument("session", "session", session);
  if (typeof which !== "number") expectArgument("function", "which", which);
  expectArgument("function", "change", change);
  const index = typeof which === "number" ? which : session.media.findIndex((media, at) => which(media, at));
  const found = session.media[index];
  if (found === undefined) {
    const count = session.media.length;
    throw new SessionXmlError("invalid-value", {
      subject: "which",
      expected:
        count === 0 ? "left out: the session has no movies" : `an index from 0 to ${String(count - 1)}`,
      actual: typeof which === "number" ? showValue(which) : "a function that finds none",
    });
  }
  return { ...session, media: session.media.map((media, at) => (at === index ? change(media) : media)) };
}

/**
 * Returns the movie with other notes on a frame: those of the frame's first annotation are replaced, or an annotation is
 * added. A frame can have several annotations: notes of the others stay. Group movies have no notes.
 *
 * @param frame The frame, counted from 1.
 * @throws {SessionXmlError} for a group movie, or a frame below 1.
 *
 * @example
 * import { annotationsOfFrame, createMediaFile, setNote } from "@cinesync/session-xml";
 *
 * const movie = setNote(createMediaFile("/a.mov"), 48, "Too dark.");
 * annotationsOfFrame(movie, 48)[0]?.notes; // "Too dark."
 */
export function setNote<M extends Media>(media: M, frame: number, text: string): M {
  expectArgument("media", "media", media);
  const added = createAnnotation(frame, { notes: text });
  if (media.kind === "group-movie") {
    throw new SessionXmlError("invalid-value", {
      subject: "media",
      expected: "a movie",
      actual: "a group movie",
    });
  }
  const { annotations } = media;
  const index = annotations.findIndex((annotation) => annotation.frame === frame);
  const changed =
    index === -1
      ? [...annotations, added]
      : annotations.map((annotation, at) => (at === index ? { ...annotation, notes: text } : annotation));
  return { ...media, annotations: changed };
}
