import type { NotesError } from "../base/notes-error.ts";
import type { FrameOptions } from "../frames/frame-options.ts";

/** Options for rows. */
export interface NoteRowOptions extends FrameOptions {
  /** Whether frames with drawings but no notes get a row. Default: true. */
  readonly drawings?: boolean | undefined;
  /**
   * Whether to count how often each movie is in the playlist, so that its keys differ each time. Default: true.
   * With false nothing is kept of movies that have passed, and each counts as the first of its kind.
   */
  readonly occurrences?: boolean | undefined;
  /**
   * Receives what is wrong with a frame or a movie: an annotation on a frame that does not exist (it has no row), a
   * note after the movie's last frame, and options that do not fit the movie (its rows have no timecode). Without it,
   * an invalid frame and invalid options are thrown.
   */
  readonly onProblem?: ((problem: NotesError) => void) | undefined;
}
