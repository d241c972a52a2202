import type { Annotation } from "./annotation.ts";
import { ALL_FILES_GROUP } from "./constants.ts";
import { percentDecode } from "./locator.ts";
import type { Media, MediaFile, Session } from "./session.ts";

/** All annotations of one frame, in document order: a frame may have several. */
export function annotationsOfFrame(media: Media, frame: number): readonly Annotation[] {
  return media.kind === "file" ? media.annotations.filter((annotation) => annotation.frame === frame) : [];
}

/** The entry that is being shown: the first that is marked active. */
export function activeMedia(session: Session): Media | undefined {
  return session.media.find((media) => media.active);
}

/** The movies in a group, in playlist order; for `ALL_FILES_GROUP` every media file. */
export function mediaOfGroup(session: Session, group: string): readonly MediaFile[] {
  return session.media.filter(
    (media): media is MediaFile =>
      media.kind === "file" && (group === ALL_FILES_GROUP || media.groups.includes(group)),
  );
}

/**
 * Whether a session or a single entry has anything that needs a cineSync Pro account: a group movie, stereo,
 * or a zoom state, pixel ratio, mask or colour grading, even at its default (cineSync counts presence).
 */
export function usesProFeatures(of: Session | Media): boolean {
  if ("media" in of) return of.stereo !== undefined || of.media.some((media) => usesProFeatures(media));
  if (of.kind === "group-movie") return true;
  return [of.zoomState, of.pixelRatio, of.mask, of.colorGrading].some((part) => part !== undefined);
}

/** The chat history as people wrote it: percent-encoding undone, what is not validly encoded left alone. */
export function decodeChat(session: Session): string {
  return percentDecode(session.chat);
}
