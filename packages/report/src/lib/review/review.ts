import { expectArgument, expectOptions } from "../base/expect-argument.ts";
import { joinSessionUrl } from "@cinesync/commands";
import {
  noteRows,
  type FrameNoteRow,
  type MediaNoteRow,
  type NotesError,
  type SessionNoteRow,
} from "@cinesync/notes";
import type { Annotation, ArgumentKind, MediaFile, Session } from "@cinesync/session-xml";
import { plural } from "../base/count.ts";
import { invalidOption } from "../base/review-report-error.ts";
import type { ReviewOptions, ReviewWarning } from "../base/review-report-options.ts";

/** A note with its number in the report. */
export interface ReviewNote<Row = FrameNoteRow> {
  /** From 1, through all movies. */
  readonly number: number;
  readonly row: Row;
}

/** The notes on one frame, with what is drawn on it. */
export interface FrameNote extends ReviewNote {
  readonly annotations: readonly Annotation[];
}

/** A movie with everything that the report says of it. */
export interface ReviewMovie {
  readonly movie: MediaFile;
  /** From 1. */
  readonly playlistPosition: number;
  readonly status: string | undefined;
  /** The notes on the movie as a whole. */
  readonly whole: ReviewNote<MediaNoteRow> | undefined;
  readonly frames: readonly FrameNote[];
}

/** The content of a report, for the page and for the mail. */
export interface Review {
  readonly title: string;
  readonly date: { readonly text: string; readonly iso?: string } | undefined;
  readonly session: { readonly key: string; readonly joinUrl: string } | "offline" | undefined;
  /** How much there is, and of what: `15` `notes`, `6` `drawn frames`, `5 of 8` `movies`. */
  readonly totals: readonly (readonly [amount: string, what: string])[];
  /** The notes on the session as a whole. */
  readonly whole: ReviewNote<SessionNoteRow> | undefined;
  /** In playlist order; those without notes have neither `whole` nor `frames`. */
  readonly movies: readonly ReviewMovie[];
  /** Remarks for the reader, so far. */
  readonly warnings: readonly ReviewWarning[];
  /** Adds a warning, and gives it to the caller. */
  warn(warning: ReviewWarning): void;
}

/** The kinds of options that are not checked where they are used. */
const OPTIONS: Readonly<Record<string, ArgumentKind>> = {
  title: "text",
  timeZone: "text",
  movies: "function",
  status: "function",
  picture: "function",
  links: "function",
  onWarning: "function",
  renderDrawing: "function",
  linkedPictures: "boolean",
  drawings: "boolean",
  paths: "boolean",
  groups: "boolean",
  userData: "boolean",
  chat: "boolean",
};

/** The key that event scripts get when there is no session to join. */
const OFFLINE_KEY = "_OFFLINE_";

/**
 * Collects what a report shows.
 *
 * @throws {ReviewReportError} `invalid-option`
 * @throws {NotesError} when an option of frame numbers or timecodes is invalid for all movies.
 */
export function reviewOf(session: Session, options: ReviewOptions): Review {
  expectArgument("session", "session", session);
  expectOptions(options, OPTIONS);
  const { maxPictureBytes = 1, onWarning } = options;
  if (!(maxPictureBytes > 0)) invalidOption("maxPictureBytes", maxPictureBytes, "a number of bytes above 0");
  const warnings: ReviewWarning[] = [];
  const warn = (warning: ReviewWarning): void => {
    // Words beside the note take the place of the drawing: readers need no remark.
    if (warning.code !== "drawing-not-shown") warnings.push(warning);
    onWarning?.(warning);
  };
  const { movies, whole, texts, drawn } = collect(session, options, warn);
  const noted = movies.filter(hasNotes).length;
  const title = options.title?.trim();
  return {
    title: title === undefined || title === "" ? "Review notes" : title,
    date: dateOf(options),
    session: sessionOf(options.sessionKey),
    totals: [
      [String(texts), plural(texts, "note")],
      ...(drawn > 0 ? [[String(drawn), plural(drawn, "drawn frame")] as const] : []),
      [
        noted === movies.length ? String(noted) : `${noted} of ${movies.length}`,
        plural(movies.length, "movie"),
      ],
    ],
    whole,
    movies,
    warnings,
    warn,
  };
}

/** Whether there is anything to show for a movie. */
export function hasNotes({ whole, frames }: ReviewMovie): boolean {
  return whole !== undefined || frames.length > 0;
}

interface Collected extends Pick<Review, "movies" | "whole"> {
  /** How many notes have words. */
  readonly texts: number;
  /** How many frames have drawings. */
  readonly drawn: number;
}

/** Returns the movies that are reported on, their notes numbered, and the totals. */
function collect(session: Session, options: ReviewOptions, warn: Review["warn"]): Collected {
  const movies = chosenMovies(session, options);
  const onProblem = (problem: NotesError): void => {
    const { details } = problem;
    if (!("playlistPosition" in details) || movies.has(details.playlistPosition)) warn(problem);
  };
  let whole: Review["whole"];
  let [number, texts, drawn] = [0, 0, 0];
  for (const row of noteRows(session, { ...options, onProblem })) {
    const entry = row.kind === "session" ? undefined : movies.get(row.playlistPosition);
    if (row.kind === "session" ? options.movies !== undefined : entry === undefined) continue;
    number += 1;
    if (row.text !== "") texts += 1;
    if (row.kind === "session") whole = { number, row };
    else if (row.kind === "media" && entry) entry.whole = { number, row };
    else if (row.kind === "frame" && entry) {
      if (row.drawings.length > 0) drawn += 1;
      entry.frames.push({ number, row, annotations: entry.annotations.get(row.frame) ?? [] });
    }
  }
  return { movies: [...movies.values()], whole, texts, drawn };
}

interface CollectedMovie extends ReviewMovie {
  whole: ReviewMovie["whole"];
  readonly frames: FrameNote[];
  readonly annotations: ReadonlyMap<number, readonly Annotation[]>;
}

function chosenMovies(session: Session, options: ReviewOptions): Map<number, CollectedMovie> {
  const movies = new Map<number, CollectedMovie>();
  for (const [index, movie] of session.media.entries()) {
    const playlistPosition = index + 1;
    if (movie.kind !== "file" || options.movies?.(movie, playlistPosition) === false) continue;
    const status = options.status?.(movie, playlistPosition)?.trim();
    movies.set(playlistPosition, {
      movie,
      playlistPosition,
      status: status === "" ? undefined : status,
      whole: undefined,
      frames: [],
      annotations: annotationsByFrame(movie),
    });
  }
  return movies;
}

function annotationsByFrame(movie: MediaFile): Map<number, Annotation[]> {
  const frames = new Map<number, Annotation[]>();
  for (const annotation of movie.annotations) {
    const others = frames.get(annotation.frame);
    if (others) others.push(annotation);
    else frames.set(annotation.frame, [annotation]);
  }
  return frames;
}

function sessionOf(key: string | undefined): Review["session"] {
  if (key === undefined || key === "") return undefined;
  if (key === OFFLINE_KEY) return "offline";
  try {
    return { key, joinUrl: joinSessionUrl(key) };
  } catch (error) {
    return invalidOption("sessionKey", key, "the key of a session, such as ASDF1234", error);
  }
}

function dateOf({ date, timeZone = "UTC" }: ReviewOptions): Review["date"] {
  if (date === undefined || date === "") return undefined;
  if (typeof date === "string") return { text: date };
  if (!(date instanceof Date) || Number.isNaN(date.getTime()))
    return invalidOption("date", date, "a valid Date, or text");
  try {
    const text = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone }).format(date);
    return { text, iso: date.toISOString() };
  } catch (error) {
    return invalidOption("timeZone", timeZone, "a time zone such as Europe/London", error);
  }
}
