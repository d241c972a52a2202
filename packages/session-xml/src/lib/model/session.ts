import type { Annotation } from "./annotation.ts";
import type { PreservedContent } from "./preserved-content.ts";
import type { ColorGrading, Mask, PixelRatio, PlayRange, Stereo, ZoomState } from "./media-settings.ts";

/** The cineSync account that a session needs. */
export type SessionFeatures = "standard" | "pro";

/**
 * A whole session: plain, readonly data that survives `JSON.stringify` and `structuredClone`.
 *
 * Strings and lists that the file does not have are `""` and `[]`; optional structures are absent.
 */
export interface Session extends SessionAttributes {
  /** Names of the groups that exist in the session, in document order. */
  readonly groups: readonly string[];
  /** Notes on the session as a whole. */
  readonly notes: string;
  /** The chat history as the file has it (percent-encoded); `decodeChat` makes it readable. */
  readonly chat: string;
  /** Settings for stereo movies. Pro only. */
  readonly stereo?: Stereo | undefined;
  /** The playlist, in order. */
  readonly media: readonly Media[];
  readonly preserved?: PreservedContent | undefined;
}

/** The attributes of a session. */
export interface SessionAttributes {
  /** Version of the file format: an integer from 3. A higher number is a newer writer's. */
  readonly version: number;
  /** `"pro"` when anything in the session needs a cineSync Pro account. */
  readonly sessionFeatures: SessionFeatures;
  /** An opaque token that cineSync writes, for example `0x148433`. */
  readonly hashToken: string;
  /** Free text for integrations. Everyone in the session can read it. */
  readonly userData: string;
  /** Later releases: true if a script made the session. */
  readonly fromScript?: boolean | undefined;
  /** Later releases. */
  readonly ownerShouldAutomaticallyDownload?: boolean | undefined;
  /** Later releases. */
  readonly guestShouldAutomaticallyDownload?: boolean | undefined;
}

/** One entry of the playlist: a movie, or a whole group played as one movie. */
export type Media = MediaFile | GroupMovie;

/** The attributes of an entry of the playlist. */
export interface MediaAttributes {
  /** Free text for integrations. Everyone in the session can read it. */
  readonly userData: string;
  /** True for the movie being shown. At most one in a session should be active. */
  readonly active: boolean;
  /** The frame being shown, counted from 1. */
  readonly currentFrame: number;
  /** Later releases: frames per second of the movie. Absent or 0: unknown. */
  readonly framesPerSecond?: number | undefined;
}

interface MediaBase extends MediaAttributes {
  /** Names of the groups that this entry is in. */
  readonly groups: readonly string[];
  /** The part of the movie that is played. Absent: the whole movie. */
  readonly playRange?: PlayRange | undefined;
  readonly preserved?: PreservedContent | undefined;
}

/** A movie in the playlist. */
export interface MediaFile extends MediaBase {
  readonly kind: "file";
  /** The name that cineSync shows, usually the file's. At least one character. */
  readonly name: string;
  /** Ways to find the movie: at least one; all point at the same movie. */
  readonly locators: readonly Locator[];
  /** Notes on the movie as a whole. */
  readonly notes: string;
  readonly zoomState?: ZoomState | undefined;
  readonly pixelRatio?: PixelRatio | undefined;
  readonly mask?: Mask | undefined;
  readonly colorGrading?: ColorGrading | undefined;
  /** Notes and drawings on single frames, in document order. One frame may have several. */
  readonly annotations: readonly Annotation[];
}

/** A whole group that plays as one movie. Pro only. */
export interface GroupMovie extends MediaBase {
  readonly kind: "group-movie";
  /** The name of the group that is played. `ALL_FILES_GROUP` stands for every media file. */
  readonly group: string;
}

/** A file path, a URL or the fingerprint of a file's contents. */
export type LocatorKind = "path" | "url" | "short-hash";

/** One way to find a movie. */
export interface Locator {
  readonly kind: LocatorKind;
  /**
   * `path`: a file path of any platform, as data. `url`: a URL. `short-hash`: 40 hex digits, see
   * `shortHash()`.
   */
  readonly value: string;
  readonly preserved?: PreservedContent | undefined;
}
