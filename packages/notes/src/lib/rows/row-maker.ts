import type { Locator } from "@cinesync/session-xml";
import { excerpt } from "../base/excerpt.ts";
import { type JsonValue, tryParseJson } from "../base/json-value.ts";
import { type RationalFrameRate, timecodeBase } from "../time/frame-rate.ts";
import { startTimecode } from "../time/start-timecode.ts";
import { formatTimecode, timecodeCount } from "../time/timecode.ts";
import { type FrameNotes, isBlank } from "./frame-notes.ts";
import { frameKey, mediaKey, movieIdentity, noteKey } from "./note-key.ts";
import { checkFrameOptions, frameRateOf, type Movie, type NoteRowOptions } from "./note-row-options.ts";
import type { FrameNoteRow, MediaNoteRow, NoteRow, RowLocator } from "./note-row.ts";
import { OccurrenceCounter } from "./occurrence-counter.ts";

/** What makes the rows of a movie. */
interface MovieRows {
  /** The row of its own notes, if it has any. */
  readonly own: MediaNoteRow | undefined;
  /**
   * Gives what makes the row of a frame, if it gets one.
   *
   * @throws {NotesError} `bad-timecode` and others, when the movie cannot have the timecode that is asked for.
   */
  readonly ofFrames: () => (frame: FrameNotes) => FrameNoteRow | undefined;
}

/**
 * Makes the rows of one session, movie after movie in playlist order: it counts the places, and how often each movie
 * has come.
 */
export class RowMaker {
  readonly #options: NoteRowOptions;
  readonly #occurrences = new OccurrenceCounter();
  #place = 0;

  constructor(options: NoteRowOptions) {
    checkFrameOptions(options);
    this.#options = options;
  }

  /** The row of the session's own notes, if it has any. */
  *session(session: {
    readonly notes: string;
    readonly userData: string;
    readonly groups: readonly string[];
  }): Generator<NoteRow> {
    const { notes: text, userData, groups } = session;
    if (isBlank(text)) return;
    yield {
      kind: "session",
      key: noteKey({ kind: "session" }),
      text,
      groups: [...groups],
      userData,
      ...parsed(userData),
    };
  }

  /** A place in the playlist that has no notes: a group movie. */
  skip(): void {
    this.#place++;
  }

  /** The rows of the next movie of the playlist: its own, then those of its frames. */
  *movie(movie: Movie, frames: Iterable<FrameNotes>): Generator<NoteRow> {
    const { own, ofFrames } = this.rowsOf(movie);
    if (own !== undefined) yield own;
    const ofFrame = ofFrames();
    for (const frame of frames) {
      const row = ofFrame(frame);
      if (row !== undefined) yield row;
    }
  }

  /**
   * The rows of the next movie, if its frames come when they are asked for.
   *
   * @param occurrence How often the movie has come, if that is counted elsewhere.
   */
  rowsOf(movie: Movie, occurrence?: number): MovieRows {
    const mediaPlace = ++this.#place;
    const locators = movie.locators.map(plainLocator);
    const identity = movieIdentity({ mediaName: movie.name, locators });
    const mediaOccurrence =
      occurrence ?? (this.#options.occurrences === false ? 1 : this.#occurrences.next(identity));
    const rate = frameRateOf(movie, mediaPlace, this.#options);
    const which = { mediaName: movie.name, mediaPlace, mediaOccurrence };
    const about = {
      ...(rate === undefined ? {} : { framesPerSecond: decimalRate(rate, movie.framesPerSecond) }),
      groups: [...movie.groups],
      locators,
      userData: movie.userData,
      ...parsed(movie.userData),
    };
    const own: MediaNoteRow | undefined = isBlank(movie.notes)
      ? undefined
      : { kind: "media", key: mediaKey(mediaOccurrence, identity), ...which, text: movie.notes, ...about };
    const ofFrames = (): ReturnType<MovieRows["ofFrames"]> => {
      const timecode = this.#timecode(movie, mediaPlace, rate);
      return ({ frame, text, ...drawn }) => {
        if (text === "" && this.#options.drawings === false) return undefined;
        const at = timecode(frame);
        return {
          kind: "frame",
          key: frameKey(frame, mediaOccurrence, identity),
          ...which,
          frame,
          frameNumber: frame - 1 + (this.#options.firstFrame ?? 1),
          ...(at === undefined ? {} : { timecode: at }),
          text,
          ...drawn,
          ...about,
        };
      };
    };
    return { own, ofFrames };
  }

  /** What gives the timecode of a movie's frames, where there is any. */
  #timecode(
    movie: Movie,
    place: number,
    rate: RationalFrameRate | undefined,
  ): (frame: number) => string | undefined {
    if (rate === undefined || timecodeBase(rate) === undefined) return () => undefined;
    const { startTimecode: start, dropFrame } = this.#options;
    const given = typeof start === "function" ? start(movie, place) : start;
    const first = startTimecode(given, rate, dropFrame, excerpt(movie.name));
    const count = timecodeCount(rate, first.dropFrame);
    return (frame) => {
      const at = first.frames + frame - 1;
      return at < count.framesPerDay ? formatTimecode(at, count) : undefined;
    };
  }
}

/** The session's own number where that is the rate in use, so that it goes out as it came in. */
function decimalRate({ numerator, denominator }: RationalFrameRate, stated: number | undefined): number {
  const value = numerator / denominator;
  return stated !== undefined && Math.abs(stated - value) < 0.005 ? stated : value;
}

function plainLocator({ kind, value }: Locator): RowLocator {
  return { kind, value };
}

function parsed(userData: string): { readonly userDataJson?: JsonValue } {
  const json = tryParseJson(userData);
  return json === undefined ? {} : { userDataJson: json.value };
}
