import type { Media } from "@cinesync/session-xml";

/** The differences between two sessions, `before` and `after`. Plain data. */
export interface SessionDiff {
  /** Whether the two sessions are equal in every respect. */
  readonly same: boolean;
  readonly summary: DiffSummary;
  /** Differences of the session itself: notes, chat, user data, stereo and so on. */
  readonly fields: readonly FieldChange[];
  readonly groups: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** Entries that differ, in the order of the later playlist; a removed entry comes after the entry that it followed. */
  readonly media: readonly MediaChange[];
}

/** Counts of the differences. */
export interface DiffSummary {
  readonly media: {
    readonly added: number;
    readonly removed: number;
    readonly changed: number;
    readonly moved: number;
  };
  /** Notes on sessions, movies and frames. */
  readonly notes: { readonly added: number; readonly removed: number; readonly changed: number };
  /** Drawing objects. One that was edited counts as removed and added. */
  readonly drawings: { readonly added: number; readonly removed: number };
}

/** A field that differs. A side without a value is absent. */
export interface FieldChange {
  /** The field's name in the model, such as `notes` or `playRange`. */
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** An entry of the playlist that differs. Positions in the playlist count from 1. */
export type MediaChange = AddedMedia | RemovedMedia | ChangedMedia;

/** An entry that only the later session has. */
export interface AddedMedia {
  readonly kind: "added";
  /** The movie's name, or the name of the group that is played. */
  readonly name: string;
  readonly positionAfter: number;
  readonly media: Media;
}

/** An entry that only the earlier session has. */
export interface RemovedMedia {
  readonly kind: "removed";
  readonly name: string;
  readonly positionBefore: number;
  readonly media: Media;
}

/** An entry of both sessions that differs, or that moved. */
export interface ChangedMedia {
  readonly kind: "changed";
  /** The name in the later session. */
  readonly name: string;
  readonly positionBefore: number;
  readonly positionAfter: number;
  /** Whether its position changed relative to the entries that are in both playlists. */
  readonly moved: boolean;
  readonly fields: readonly FieldChange[];
  /** Frames that differ, in frame order. */
  readonly frames: readonly FrameChange[];
}

/** The differences on one frame of a movie. */
export interface FrameChange {
  readonly kind: "added" | "removed" | "changed";
  readonly frame: number;
  /** Present when the notes differ. Notes of several annotations on the frame are joined by a blank line. */
  readonly notes?: { readonly before: string; readonly after: string };
  /** Counts of drawing objects. */
  readonly drawings: { readonly added: number; readonly removed: number };
  /** Whether drawing objects that both sessions have appear in a different order. */
  readonly redrawn: boolean;
}
