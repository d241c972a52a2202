import { NotesError, parseFrameRate, type FrameOptions } from "@cinesync/notes";
import { optionError } from "../base/cli-error.ts";

/** The options of `FRAMES` in the specs. */
interface FrameFlags {
  readonly fps: string | undefined;
  readonly defaultFps: string | undefined;
  readonly firstFrame: number | undefined;
  readonly startTimecode: string | undefined;
}

/**
 * Turns flags into the options for frames that rows, markers and reports share.
 *
 * @throws {CliError} for a value that is wrong whatever the movie, which would else be reported once for each.
 */
export function frameOptions({ fps, defaultFps, firstFrame, startTimecode }: FrameFlags): FrameOptions {
  checkRate("--fps", fps);
  checkRate("--default-fps", defaultFps);
  if (startTimecode !== undefined && !/^(?:[01]\d|2[0-3])(?::[0-5]\d){2}[:;.]\d{2,4}$/.test(startTimecode)) {
    throw optionError(
      `--start-timecode must be HH:MM:SS:FF, or HH:MM:SS;FF for drop-frame, got ${JSON.stringify(startTimecode)}`,
    );
  }
  return { frameRate: fps, defaultFrameRate: defaultFps, firstFrame, startTimecode };
}

function checkRate(flag: string, rate: string | undefined): void {
  if (rate === undefined) return;
  try {
    parseFrameRate(rate);
  } catch (error) {
    if (!(error instanceof NotesError) || error.details.code !== "invalid-frame-rate") throw error;
    throw optionError(`${flag} must be ${error.details.expected}, got ${error.details.value}`);
  }
}
