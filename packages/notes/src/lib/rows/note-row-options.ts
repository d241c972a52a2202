import type { NotesError } from "../base/notes-error.ts";
import type { FrameOptions } from "../frames/frame-options.ts";

/** Options for rows. */
export interface NoteRowOptions extends FrameOptions {
  /** Whether frames with drawings but no notes get a row. Default: true. */
  readonly drawings?: boolean | undefined;
  /**
   * Receives what is wrong with a frame or a movie: an annotation on a frame that does not exist (it has no row), a
   * note after the movie's last frame, and options that do not fit the movie (its rows have no timecode). Without it,
   * an invalid frame and invalid options are thrown.
   */
  readonly onProblem?: ((problem: NotesError) => void) | undefined;
}
