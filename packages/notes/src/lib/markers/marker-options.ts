import type { NotesError } from "../base/notes-error.ts";
import type { FrameOptions, Movie } from "../rows/note-row-options.ts";
import type { NoteRow } from "../rows/note-row.ts";
import type { MarkerColor } from "./marker-color.ts";

/** Options for markers. */
export interface MarkerOptions extends FrameOptions {
  /**
   * One timeline for each movie that has notes, or one for the whole playlist, with the movies one after the other.
   * Default: `"movie"`.
   */
  readonly timeline?: "movie" | "playlist";
  /** The name of the playlist's timeline. Default: `cineSync notes`. A movie's timeline has the movie's name. */
  readonly name?: string;
  /**
   * The timecode of a timeline's first frame, or a function of the timeline's first movie. Default: 00:00:00:00.
   */
  readonly startTimecode?: string | ((movie: Movie, place: number) => string | undefined);
  /**
   * The length of each movie in frames, since sessions do not hold it: a number for all, or a function, which may
   * return undefined. Where it is not given, the last frame that the session mentions is taken: the out point of the
   * play range, the last frame that has a note, or the one being shown, whichever is latest.
   */
  readonly duration?: number | ((movie: Movie, place: number) => number | undefined);
  /** Whether clips are only as long as the play range, where a movie has one. Default: false, the whole movie. */
  readonly trim?: boolean;
  /** Whether frames that have drawings but no notes get a marker. Default: true. */
  readonly drawings?: boolean;
  /**
   * Where notes go that are on no frame, those of a movie and those of the session: into the marker of the clip's, or
   * the first clip's, first frame, labelled `[Media File]` and `[Session]`; or nowhere. Default: `"first-frame"`.
   */
  readonly wholeNotes?: "first-frame" | "omit";
  /** The colour of all markers, or of each, from the rows that are in it. Default: `"blue"`. */
  readonly color?: MarkerColor | ((rows: readonly NoteRow[]) => MarkerColor);
  /** The name of a marker from the rows that are in it. Default: its text on one line. */
  readonly markerName?: (rows: readonly NoteRow[]) => string;
  /**
   * Is told of a movie that gets no timeline, and of a note that gets no marker, and why; the others go on. Without
   * it, the first such case is thrown.
   */
  readonly onProblem?: (problem: NotesError) => void;
}
