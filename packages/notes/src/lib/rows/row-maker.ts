import type { MediaHeader, Session } from "@cinesync/session-xml";
import { expectOptions } from "../base/expect-argument.ts";
import { type JsonValue, tryParseJson } from "../base/json-value.ts";
import { NotesError } from "../base/notes-error.ts";
import { type FrameLabels, frameLabels } from "../frames/frame-labels.ts";
import { checkFrameOptions, type Movie } from "../frames/frame-options.ts";
import type { RationalFrameRate } from "../time/frame-rate.ts";
import { type FrameNotesCollector, isBlank } from "./frame-notes.ts";
import { frameKey, mediaKey, movieIdentity, movieKey, noteKey } from "./note-key.ts";
import type { NoteRowOptions } from "./note-row-options.ts";
import type { FrameNoteRow, MediaNoteRow, NoteRow } from "./note-row.ts";

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** Makes the rows of one session, movie after movie in playlist order. */
export class RowMaker {
  readonly #options: NoteRowOptions;
  readonly #occurrences = new Map<string, number>();
  #position = 0;

  constructor(options: NoteRowOptions) {
    checkFrameOptions(options);
    expectOptions(options, { drawings: "boolean", onProblem: "function" });
    this.#options = options;
  }

  /** Returns the row of the session's own notes, if it has any. */
  session({ notes: text, userData, groups }: Pick<Session, "notes" | "userData" | "groups">): NoteRow[] {
    if (isBlank(text)) return [];
    const key = noteKey({ kind: "session" });
    return [{ kind: "session", key, text, groups: [...groups], userData, ...parsed(userData) }];
  }

  /** Returns the rows of the next movie of the playlist: its own, then those of its frames. */
  movie(movie: MediaHeader, collector: FrameNotesCollector): NoteRow[] {
    const playlistPosition = ++this.#position;
    if (movie.kind === "group-movie") return [];
    const { onProblem, drawings: withDrawings = true } = this.#options;
    const { name: mediaName, userData } = movie;
    const locators = movie.locators.map(({ kind, value }) => ({ kind, value }));
    const identity = movieIdentity({ mediaName, locators });
    const mediaOccurrence = this.#occurrence(identity);
    const ofMovie = movieKey(mediaOccurrence, identity);
    for (const frame of collector.invalidFrames) {
      const problem = new NotesError("invalid-frame", { mediaName, playlistPosition, frame });
      if (onProblem === undefined) throw problem;
      onProblem(problem);
    }
    const labels = this.#labels(movie, playlistPosition);
    const groups = [...movie.groups];
    const rate = labels.rate && decimalRate(labels.rate, movie.framesPerSecond);
    const json = tryParseJson(userData);
    const rows: NoteRow[] = [];
    // The fields are named twice: in Node 20, 100,000 rows took ten times as long when each spread a common object.
    const add = (row: Mutable<MediaNoteRow | FrameNoteRow>): void => {
      if (rate !== undefined) row.framesPerSecond = rate;
      if (json !== undefined) row.userDataJson = json.value;
      rows.push(row);
    };
    if (!isBlank(movie.notes)) {
      const [key, text] = [mediaKey(ofMovie), movie.notes];
      add({
        kind: "media",
        key,
        mediaName,
        playlistPosition,
        mediaOccurrence,
        text,
        groups,
        locators,
        userData,
      });
    }
    for (const { frame, text, drawings, fingerprint } of collector.frames()) {
      if (text === "" && !withDrawings) continue;
      const row: Mutable<FrameNoteRow> = {
        kind: "frame",
        key: frameKey(frame, ofMovie),
        mediaName,
        playlistPosition,
        mediaOccurrence,
        frame,
        frameNumber: labels.frameNumber(frame),
        text,
        drawings,
        drawingFingerprint: fingerprint?.toString() ?? "",
        groups,
        locators,
        userData,
      };
      const timecode = labels.timecode(frame);
      if (timecode !== undefined) row.timecode = timecode;
      add(row);
      const frames = labels.duration;
      if (frames !== undefined && frame > frames) {
        onProblem?.(new NotesError("beyond-last-frame", { mediaName, playlistPosition, frame, frames }));
      }
    }
    return rows;
  }

  #occurrence(identity: string): number {
    const occurrence = (this.#occurrences.get(identity) ?? 0) + 1;
    this.#occurrences.set(identity, occurrence);
    return occurrence;
  }

  /** Options that do not fit a movie cost its timecodes where problems are reported. */
  #labels(movie: Movie, playlistPosition: number): FrameLabels {
    const { onProblem, firstFrame } = this.#options;
    try {
      return frameLabels(movie, playlistPosition, this.#options);
    } catch (error) {
      if (!(error instanceof NotesError) || onProblem === undefined) throw error;
      onProblem(error);
      return frameLabels({ ...movie, framesPerSecond: 0 }, playlistPosition, {
        firstFrame: typeof firstFrame === "number" ? firstFrame : undefined,
      });
    }
  }
}

/** Returns the session's own number where that is the rate in use, so that a row has the number of the file. */
function decimalRate({ numerator, denominator }: RationalFrameRate, stated: number | undefined): number {
  const value = numerator / denominator;
  return stated !== undefined && Math.abs(stated - value) < 0.005 ? stated : value;
}

function parsed(userData: string): { readonly userDataJson?: JsonValue } {
  const json = tryParseJson(userData);
  return json === undefined ? {} : { userDataJson: json.value };
}
