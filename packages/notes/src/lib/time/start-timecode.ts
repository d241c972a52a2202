import { NotesError } from "../base/notes-error.ts";
import type { RationalFrameRate } from "./frame-rate.ts";
import { hasDropFrame, readTimecode } from "./timecode.ts";

/**
 * Where a movie or a timeline starts.
 *
 * @param given The timecode, if there is one; else it starts at 00:00:00:00.
 * @param dropFrame Whether to drop frames if the rate has that; undefined for what the timecode says.
 * @param of What starts there, for the message of an error.
 * @throws {NotesError} `bad-timecode` or `bad-option`
 */
export function startTimecode(
  given: string | undefined,
  rate: RationalFrameRate,
  dropFrame: boolean | undefined,
  of: string,
): { readonly frames: number; readonly dropFrame: boolean } {
  const wanted = hasDropFrame(rate) ? dropFrame : undefined;
  if (given === undefined) return { frames: 0, dropFrame: wanted ?? false };
  try {
    return readTimecode(given, rate, wanted);
  } catch (error) {
    if (error instanceof NotesError)
      throw new NotesError(error.code, `The start timecode of ${of}: ${error.message}`);
    throw error;
  }
}
