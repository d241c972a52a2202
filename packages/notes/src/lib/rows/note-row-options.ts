import type { NotesError } from "../base/notes-error.ts";
import type { FrameOptions } from "../frames/frame-options.ts";

/** Options for rows. */
export interface NoteRowOptions extends FrameOptions {
  /** False to leave out frames with drawings but no notes. Default: true. */
  readonly drawings?: boolean | undefined;
  /**
   * Receives the problems of a frame or a movie: an annotation on a frame that does not exist (it has no row), a
   * note after the movie's last frame, and options that do not fit the movie (its rows have no timecode). Without it,
   * an invalid frame and invalid options are thrown.
   */
  readonly onProblem?: ((problem: NotesError) => void) | undefined;
}
