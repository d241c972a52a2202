import { type JsonValue, tryParseJson } from "../base/json-value.ts";
import { NotesError } from "../base/notes-error.ts";
import { type FrameLabels, frameLabels } from "../frames/frame-labels.ts";
import { checkFrameOptions, type Movie } from "../frames/frame-options.ts";
import type { RationalFrameRate } from "../time/frame-rate.ts";
import { type FrameNotesCollector, isBlank } from "./frame-notes.ts";
import { frameKey, mediaKey, movieIdentity, movieKey, noteKey } from "./note-key.ts";
import type { NoteRowOptions } from "./note-row-options.ts";
import type { FrameNoteRow, MediaNoteRow, NoteRow } from "./note-row.ts";

/** The parts of a session that its own row is made from. */
export interface SessionNotes {
  readonly notes: string;
  readonly userData: string;
  readonly groups: readonly string[];
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** Makes the rows of one session, movie after movie in playlist order. */
export class RowMaker {
  readonly #options: NoteRowOptions;
  /** A key for each movie: a set takes half the memory of a map, and few movies occur again. */
  readonly #movies = new Set<string>();
  readonly #repeated = new Map<string, number>();
  #position = 0;

  constructor(options: NoteRowOptions) {
    checkFrameOptions(options);
    this.#options = options;
  }

  /** Returns the row of the session's own notes, if it has any. */
  session({ notes: text, userData, groups }: SessionNotes): NoteRow[] {
    if (isBlank(text)) return [];
    const key = noteKey({ kind: "session" });
    return [{ kind: "session", key, text, groups: [...groups], userData, ...parsed(userData) }];
  }

  /** Passes over an entry of the playlist that has no notes: a group movie. */
  skip(): void {
    this.#position++;
  }

  /** Returns the rows of the next movie of the playlist: its own, then those of its frames. */
  movie(movie: Movie, collector: FrameNotesCollector): NoteRow[] {
    const { onProblem, drawings: withDrawings = true } = this.#options;
    const playlistPosition = ++this.#position;
    const mediaName = movie.name;
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
    const rate = labels.rate && decimalRate(labels.rate, movie.framesPerSecond);
    const groups = [...movie.groups];
    const { userData } = movie;
    const json = tryParseJson(userData);
    const rows: NoteRow[] = [];
    if (!isBlank(movie.notes)) {
      const row: Mutable<MediaNoteRow> = {
        kind: "media",
        key: mediaKey(ofMovie),
        mediaName,
        playlistPosition,
        mediaOccurrence,
        text: movie.notes,
        groups,
        locators,
        userData,
      };
      if (rate !== undefined) row.framesPerSecond = rate;
      if (json !== undefined) row.userDataJson = json.value;
      rows.push(row);
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
      if (rate !== undefined) row.framesPerSecond = rate;
      if (json !== undefined) row.userDataJson = json.value;
      rows.push(row);
      if (labels.duration !== undefined && frame > labels.duration) {
        const frames = labels.duration;
        onProblem?.(new NotesError("beyond-last-frame", { mediaName, playlistPosition, frame, frames }));
      }
    }
    return rows;
  }

  #occurrence(identity: string): number {
    if (this.#movies.size < this.#movies.add(compact(identity)).size) return 1;
    const occurrence = (this.#repeated.get(identity) ?? 1) + 1;
    this.#repeated.set(identity, occurrence);
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

const SHORT_HASH = /^short-hash:[0-9a-f]{40}$/;

/** Packs a short hash into 11 characters: 40 bytes of memory for each movie of a long playlist, instead of 72. */
function compact(identity: string): string {
  if (!SHORT_HASH.test(identity)) return identity;
  // No other identity begins so.
  let packed = "#";
  for (let at = "short-hash:".length; at < identity.length; at += 4) {
    packed += String.fromCharCode(Number.parseInt(identity.slice(at, at + 4), 16));
  }
  return packed;
}
