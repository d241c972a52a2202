import type { Annotation } from "./annotation.ts";
import type { PreservedContent, UnknownNode } from "./preserved-content.ts";
import type { ColorGrading, Mask, PixelRatio, PlayRange, Stereo, ZoomState } from "./media-settings.ts";
import type { Locator, MediaAttributes, SessionAttributes } from "./session.ts";

/**
 * A part of a session file, in document order. `session-start` is first and `session-end` last; the parts of
 * one movie are between its `media-start` and its `media-end`. Elements may come in any order in a file, so
 * a movie's name can follow its annotations.
 */
export type SessionPart =
  | Part<"session-start", SessionAttributes>
  | Part<"session-group", string>
  | Part<"session-notes", string>
  | Part<"session-chat", string>
  | Part<"session-stereo", Stereo>
  | Part<"session-unknown", UnknownNode>
  | Part<"media-start", MediaAttributes>
  | Part<"media-group-movie", string>
  | Part<"media-name", string>
  | Part<"media-locators", readonly Locator[]>
  | Part<"media-group", string>
  | Part<"media-notes", string>
  | Part<"media-play-range", PlayRange>
  | Part<"media-zoom-state", ZoomState>
  | Part<"media-pixel-ratio", PixelRatio>
  | Part<"media-mask", Mask>
  | Part<"media-color-grading", ColorGrading>
  | Part<"media-unknown", UnknownNode>
  | Part<"annotation", Annotation>
  | { readonly kind: "media-end" }
  | { readonly kind: "session-end" };

export interface Part<Kind extends string, Value> {
  readonly kind: Kind;
  readonly value: Value;
  /** Unknown attributes and the like of elements whose value has no own `preserved`. */
  readonly preserved?: PreservedContent | undefined;
}

/** The kinds of parts. */
export type SessionPartKind = SessionPart["kind"];
