import type { Annotation } from "./annotation.ts";
import { ALL_FILES_GROUP } from "./constants.ts";
import { expectArgument } from "./expect-argument.ts";
import { locatorName, percentDecode } from "./locator.ts";
import type { LocatorKind, Media, MediaFile, Session } from "./session.ts";

/** An annotation with the movie that it belongs to. */
export interface AnnotationOfMedia {
  readonly media: MediaFile;
  /** The movie's index in `session.media`, from 0. */
  readonly mediaIndex: number;
  readonly annotation: Annotation;
}

/**
 * The movies of the playlist, without group movies, in order.
 *
 * @example
 * import { createGroupMovie, createMediaFile, createSession, mediaFiles } from "@cinesync/session-xml";
 *
 * const session = createSession({ media: [createMediaFile("/a.mov"), createGroupMovie("All Files")] });
 * mediaFiles(session).map(({ name }) => name); // ["a.mov"]
 */
export function mediaFiles(session: Session): readonly MediaFile[] {
  expectArgument("session", "session", session);
  return session.media.filter((media) => media.kind === "file");
}

/**
 * All annotations of a session with their movies, in document order.
 *
 * @example
 * import { annotations, createAnnotation, createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const movie = createMediaFile({ locators: ["/a.mov"], annotations: [createAnnotation(7, { notes: "Darker." })] });
 * for (const { media, mediaIndex, annotation } of annotations(createSession({ media: [movie] }))) {
 *   [mediaIndex, media.name, annotation.frame]; // [0, "a.mov", 7]
 * }
 */
export function annotations(session: Session): readonly AnnotationOfMedia[] {
  expectArgument("session", "session", session);
  return session.media.flatMap((media, mediaIndex) =>
    media.kind === "file" ? media.annotations.map((annotation) => ({ media, mediaIndex, annotation })) : [],
  );
}

/**
 * The annotations of a movie by frame, frames in ascending order. A frame may have several.
 *
 * @example
 * import { annotationsByFrame, createAnnotation, createMediaFile } from "@cinesync/session-xml";
 *
 * const movie = createMediaFile({ locators: ["/a.mov"], annotations: [createAnnotation(9), createAnnotation(2)] });
 * [...annotationsByFrame(movie).keys()]; // [2, 9]
 */
export function annotationsByFrame(media: Media): ReadonlyMap<number, readonly Annotation[]> {
  expectArgument("media", "media", media);
  const byFrame = new Map<number, Annotation[]>();
  const all = media.kind === "file" ? media.annotations : [];
  for (const annotation of [...all].sort((a, b) => a.frame - b.frame)) {
    const known = byFrame.get(annotation.frame);
    if (known === undefined) byFrame.set(annotation.frame, [annotation]);
    else known.push(annotation);
  }
  return byFrame;
}

/**
 * All annotations of one frame, in document order: a frame may have several.
 *
 * @param frame The frame, counted from 1.
 *
 * @example
 * import { annotationsOfFrame, createAnnotation, createMediaFile } from "@cinesync/session-xml";
 *
 * const movie = createMediaFile({ locators: ["/a.mov"], annotations: [createAnnotation(7, { notes: "Darker." })] });
 * annotationsOfFrame(movie, 7).map(({ notes }) => notes); // ["Darker."]
 */
export function annotationsOfFrame(media: Media, frame: number): readonly Annotation[] {
  expectArgument("media", "media", media);
  return media.kind === "file" ? media.annotations.filter((annotation) => annotation.frame === frame) : [];
}

/**
 * The first locator of a kind.
 *
 * @returns The path, URL or short hash; `undefined` if the movie has none, as group movies never do.
 *
 * @example
 * import { createMediaFile, locatorOf } from "@cinesync/session-xml";
 *
 * locatorOf(createMediaFile("https://example.com/a.mov"), "url"); // "https://example.com/a.mov"
 */
export function locatorOf(media: Media, kind: LocatorKind): string | undefined {
  expectArgument("media", "media", media);
  return media.kind === "file" ? media.locators.find((locator) => locator.kind === kind)?.value : undefined;
}

/**
 * A name to show for an entry of the playlist: the movie's name, else the last part of its first path or URL; for a
 * group movie its group.
 *
 * @example
 * import { createGroupMovie, createMediaFile, displayName } from "@cinesync/session-xml";
 *
 * displayName(createMediaFile("/shots/a.mov")); // "a.mov"
 * displayName(createGroupMovie("Day 1")); // "Day 1"
 */
export function displayName(media: Media): string {
  expectArgument("media", "media", media);
  if (media.kind === "group-movie") return media.group;
  const { name, locators } = media;
  const named = locators.find(({ kind }) => kind !== "short-hash") ?? locators[0];
  return name !== "" || named === undefined ? name : locatorName(named);
}

/**
 * The entry that is being shown: the first that is marked active.
 *
 * @example
 * import { activeMedia, createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const media = [createMediaFile("/a.mov"), createMediaFile({ locators: ["/b.mov"], active: true })];
 * activeMedia(createSession({ media })) === media[1]; // true
 */
export function activeMedia(session: Session): Media | undefined {
  expectArgument("session", "session", session);
  return session.media.find((media) => media.active);
}

/**
 * The movies in a group, in playlist order; for `ALL_FILES_GROUP` every movie.
 *
 * @example
 * import { createMediaFile, createSession, mediaOfGroup } from "@cinesync/session-xml";
 *
 * const media = [createMediaFile("/a.mov"), createMediaFile({ locators: ["/b.mov"], groups: ["Day 1"] })];
 * mediaOfGroup(createSession({ media, groups: ["Day 1"] }), "Day 1").length; // 1
 */
export function mediaOfGroup(session: Session, group: string): readonly MediaFile[] {
  return mediaFiles(session).filter(({ groups }) => group === ALL_FILES_GROUP || groups.includes(group));
}

/**
 * Returns whether a session or an entry has anything that needs a cineSync Pro account: a group movie, stereo, or a zoom state,
 * pixel ratio, mask or color grading, even at its default (cineSync counts presence).
 *
 * @example
 * import { createGroupMovie, createSession, usesProFeatures } from "@cinesync/session-xml";
 *
 * usesProFeatures(createSession({ media: [createGroupMovie("All Files")] })); // true
 */
export function usesProFeatures(of: Session | Media): boolean {
  // Not their inside: factories ask too, before anything has checked it.
  expectArgument("object", "session or media", of);
  if ("media" in of) return of.stereo !== undefined || of.media.some((media) => usesProFeatures(media));
  if (of.kind === "group-movie") return true;
  return [of.zoomState, of.pixelRatio, of.mask, of.colorGrading].some((part) => part !== undefined);
}

/**
 * The chat history as people wrote it: percent-encoding is undone, invalid encoding stays as it is.
 *
 * @example
 * import { createSession, decodeChat } from "@cinesync/session-xml";
 *
 * decodeChat(createSession({ chat: "Looks%20good." })); // "Looks good."
 */
export function decodeChat(session: Session): string {
  expectArgument("session", "session", session);
  expectArgument("text", "session.chat", session.chat);
  return percentDecode(session.chat);
}
