import { showValue } from "@cinesync/session-xml";
import { quote } from "./quote.ts";

/** The movie that a problem is about. */
export interface MovieReference {
  /** The movie's name. */
  readonly mediaName: string;
  /** The movie's position in the playlist, from 1. */
  readonly playlistPosition: number;
}

/** The details of each error code. */
export interface NotesErrorDetailsByCode {
  /** An option or an argument is outside its range, or contradicts another. */
  readonly "invalid-option": {
    readonly option: string;
    readonly value: unknown;
    readonly expected: string;
  };
  /** A value cannot be stored in user data. */
  readonly "invalid-value": {
    /** The way to the value, for example `value.id`. */
    readonly path: string;
    readonly value: unknown;
    readonly expected: string;
  };
  /** The frame number of an annotation is not a whole number from 1. */
  readonly "invalid-frame": MovieReference & { readonly frame: number };
  /** A frame rate is not a rate, or has no timecode. */
  readonly "invalid-frame-rate": { readonly value: string; readonly expected: string };
  /** A timecode does not exist at its frame rate. */
  readonly "invalid-timecode": {
    readonly value: string;
    readonly expected: string;
    /** The name of the movie or timeline that starts there. */
    readonly startOf?: string;
  };
  /** A frame or the end of a timeline is past 24 hours. */
  readonly "past-24-hours": {
    readonly frames: number;
    readonly framesPerDay: number;
    readonly timeline?: string;
  };
  /** Neither the session nor an option has the frame rate of a movie. */
  readonly "unknown-frame-rate": MovieReference;
  /** A movie without a frame rate is counted at the rate of the other movies. Only reported, never thrown. */
  readonly "assumed-frame-rate": MovieReference & { readonly frameRate: string };
  /** The movies of one timeline have different frame rates. */
  readonly "mixed-frame-rates": { readonly movies: readonly (MovieReference & { frameRate: string })[] };
  /** The length of a movie is a guess. Only reported, never thrown. */
  readonly "guessed-duration": MovieReference & {
    /** The guess, in frames. */
    readonly frames: number;
    /**
     * The source of the guess: the rest of a group movie's play range after guesses of other movies, the out point
     * of the play range, or the last frame that the session mentions.
     */
    readonly from: "given" | "group-movie" | "play-range" | "last-frame";
  };
  /** A note is on a frame after the last one of its movie. */
  readonly "beyond-last-frame": MovieReference & { readonly frame: number; readonly frames: number };
  /** A note is on a frame that a trimmed clip does not show. */
  readonly "outside-clip": MovieReference & {
    readonly frame: number;
    /** The first frame that the clip shows. */
    readonly first: number;
    /** The last frame that the clip shows. */
    readonly last: number;
  };
  /** A clip cannot be trimmed to the play range. */
  readonly "invalid-play-range": MovieReference & {
    readonly inFrame: number;
    readonly outFrame: number;
    /** The movie's length. */
    readonly frames: number;
  };
  /** A timeline has more markers than the format takes. */
  readonly "limit-exceeded": {
    readonly option: string;
    readonly limit: number;
    readonly actual: number;
    readonly timeline: string;
  };
  /** Text that should be exported rows is not. */
  readonly "invalid-row": {
    /** The row, from 1. */
    readonly row?: number;
    /** The line, from 1, where a line is not JSON. */
    readonly line?: number;
    readonly field?: string;
    readonly value: unknown;
    readonly expected: string;
  };
  /** User data is not a JSON object, so nothing can be added to it. */
  readonly "invalid-user-data": { readonly userData: string; readonly namespace: string };
}

/** The kinds of errors of this package. */
export type NotesErrorCode = keyof NotesErrorDetailsByCode;

/** The details of an error as plain data, with its code. */
export type NotesErrorDetails = {
  readonly [Code in NotesErrorCode]: { readonly code: Code } & NotesErrorDetailsByCode[Code];
}[NotesErrorCode];

const GUESSES = {
  given: "a given length",
  "group-movie": "a group movie",
  "play-range": "the play range",
  "last-frame": "the last frame mentioned",
};

const MESSAGES: {
  readonly [Code in NotesErrorCode]: (details: NotesErrorDetailsByCode[Code]) => string;
} = {
  "invalid-option": ({ option, value, expected }) => `${option} must be ${expected}, got ${shown(value)}`,
  "invalid-value": ({ path, value, expected }) => `${path} must be ${expected}, got ${shown(value)}`,
  "invalid-frame": ({ frame, ...movie }) =>
    `frame of an annotation of ${named(movie)} must be a whole number, 1 or more, got ${frame}`,
  "invalid-frame-rate": ({ value, expected }) => `frame rate must be ${expected}, got ${value}`,
  "invalid-timecode": ({ value, expected, startOf }) =>
    `${startOf === undefined ? "timecode" : `start timecode of ${quote(startOf)}`} must be ${expected}, got ${quote(value)}`,
  "past-24-hours": ({ frames, framesPerDay, timeline }) =>
    timeline === undefined
      ? `frame must be within 24 hours (0 to ${framesPerDay - 1}), got ${frames}`
      : `timeline ${quote(timeline)} must end within 24 hours (${framesPerDay} frames), got ${frames}`,
  "unknown-frame-rate": (movie) => `cannot count timecode of ${named(movie)}: its frame rate is unknown`,
  "assumed-frame-rate": ({ frameRate, ...movie }) =>
    `frame rate of ${named(movie)} is unknown, counted at ${frameRate}`,
  "mixed-frame-rates": ({ movies }) =>
    `cannot make one timeline: ${movies.map((movie) => `${named(movie)} has ${movie.frameRate} frames per second`).join(", ")}`,
  "guessed-duration": ({ frames, from, ...movie }) =>
    `length of ${named(movie)} is unknown, guessed ${frames} ${frames === 1 ? "frame" : "frames"} from ${GUESSES[from]}`,
  "beyond-last-frame": ({ frame, frames, ...movie }) =>
    `note on frame ${frame} of ${named(movie)} is after its last frame, ${frames}`,
  "outside-clip": ({ frame, first, last, ...movie }) =>
    `note on frame ${frame} of ${named(movie)} is outside its clip, frames ${first} to ${last}`,
  "invalid-play-range": ({ inFrame, outFrame, frames, ...movie }) =>
    `cannot trim ${named(movie)} to frames ${inFrame} to ${outFrame}: it has frames 1 to ${frames}`,
  "limit-exceeded": ({ limit, actual, timeline }) =>
    `cannot write timeline ${quote(timeline)}: it has ${actual} markers, more than ${limit}`,
  "invalid-row": ({ row, line, field, value, expected }) =>
    `${row === undefined ? `line ${line ?? 1}` : `row ${row}`}${field === undefined ? "" : `: ${field}`} must be ${expected}, got ${shown(value)}`,
  "invalid-user-data": ({ userData, namespace }) =>
    `cannot add ${quote(namespace)} to the user data: it must be a JSON object, got ${quote(userData)}`,
};

/** The cures that are not obvious, in terms of options of this package. */
const CURES: Readonly<Partial<Record<NotesErrorCode, string>>> = {
  "unknown-frame-rate": "give frameRate or defaultFrameRate",
  "mixed-frame-rates": "make a timeline for each movie, or give frameRate",
  "guessed-duration": "give durations, or make a timeline for each movie, which needs no lengths",
  "limit-exceeded": "raise maxEvents, make a timeline for each movie, or use another format",
  "invalid-user-data": "set onInvalidUserData to keep or replace it",
};

/**
 * Every error that this package throws on purpose, and every problem that it reports.
 *
 * @example
 * import { NotesError, timecodeToFrames } from "@cinesync/notes";
 *
 * try {
 *   timecodeToFrames("25:00:00:00", 24);
 * } catch (error) {
 *   if (error instanceof NotesError) console.log(error.code, error.details); // invalid-timecode { … }
 * }
 */
export class NotesError extends Error {
  override readonly name: string = "NotesError";
  readonly code: NotesErrorCode;
  /** The message without the cure, for programs whose options have other names. */
  readonly reason: string;
  /** The same as the message, as data. */
  readonly details: NotesErrorDetails;

  constructor(...[code, details, options]: NotesErrorArguments) {
    const message = MESSAGES[code] as (details: NotesErrorDetailsByCode[NotesErrorCode]) => string;
    const reason = message(details);
    const cure = CURES[code];
    super(cure === undefined ? reason : `${reason}; ${cure}`, options);
    this.code = code;
    this.reason = reason;
    // The tuple type holds code and details together.
    this.details = { code, ...details } as NotesErrorDetails;
  }
}

/** A code, the details that go with it, and the cause. */
type NotesErrorArguments = {
  readonly [Code in NotesErrorCode]: readonly [
    code: Code,
    details: NotesErrorDetailsByCode[Code],
    options?: { readonly cause?: unknown },
  ];
}[NotesErrorCode];

function named({ mediaName }: MovieReference): string {
  return quote(mediaName);
}

/** A value of any kind, on one line. */
function shown(value: unknown): string {
  if (typeof value === "string") return quote(value);
  if (typeof value !== "object" || value === null || "then" in value) return showValue(value);
  try {
    const json = JSON.stringify(value);
    return json.length > 60 ? `${json.slice(0, 60)}…` : json;
  } catch {
    return "an object that is not JSON";
  }
}
