import type { NotesError } from "../base/notes-error.ts";
import type { FrameOptions, PerMovie } from "../frames/frame-options.ts";
import type { NoteRow } from "../rows/note-row.ts";
import type { MarkerColor } from "./marker-color.ts";

/**
 * Options for markers. The options for frames are the same as for rows: `startTimecode` is that of a movie's first
 * frame, `timelineStart` that of a timeline's.
 */
export interface MarkerOptions extends FrameOptions {
  /**
   * One timeline for each movie that has notes, or one for the whole playlist, with the movies one after the other.
   * Default: `"movie"`, which needs no lengths of movies.
   */
  readonly timeline?: "movie" | "playlist" | undefined;
  /** The name of the playlist's timeline. Default: `cineSync notes`. A movie's timeline has the movie's name. */
  readonly name?: string | undefined;
  /**
   * The timecode of a timeline's first frame, or its number of frames since 00:00:00:00; a function receives the
   * timeline's first movie. Default: `startTimecode` for the timeline of a movie, where it is given, else 01:00:00:00.
   */
  readonly timelineStart?: PerMovie<string | number>;
  /** True to show only the play range of a movie that has one. Default: false, the whole movie. */
  readonly trim?: boolean | undefined;
  /** False to leave out frames with drawings but no notes. Default: true. */
  readonly drawings?: boolean | undefined;
  /**
   * `"first-frame"` (the default) adds the notes on a movie to the marker of its clip's first frame, labeled
   * `[Media File]`, and those on the session to that of the first clip, labeled `[Session]`; `"omit"` leaves them out.
   */
  readonly mediaNotes?: "first-frame" | "omit" | undefined;
  /** The color of all markers, or of each from its rows. Default: `"blue"`. */
  readonly color?: MarkerColor | ((rows: readonly NoteRow[]) => MarkerColor) | undefined;
  /**
   * Returns the name of a marker from its rows. Default: the first line of its text, at most 80 characters. Formats
   * that have a place for a marker's notes have the whole text there.
   */
  readonly markerName?: ((rows: readonly NoteRow[]) => string) | undefined;
  /**
   * Receives what cannot be written (`invalid-frame`, `beyond-last-frame`, `outside-clip`, a movie without a
   * timeline), and what is only a guess (`guessed-duration`, `assumed-frame-rate`); the rest is written. Without it,
   * the first thing that cannot be written is thrown.
   */
  readonly onProblem?: ((problem: NotesError) => void) | undefined;
}
