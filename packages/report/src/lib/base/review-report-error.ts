import { showValue } from "@cinesync/session-xml";

/** A frame of a movie in the playlist. */
export interface FrameReference {
  /** The movie's name. */
  readonly mediaName: string;
  /** The movie's position in the playlist, from 1. */
  readonly playlistPosition: number;
  /** The frame, from 1. */
  readonly frame: number;
  /** The number that people see for the frame: the same, unless `firstFrame` is given. */
  readonly frameNumber: number;
}

/** The details of each error code. */
export interface ReviewReportErrorDetailsByCode {
  /** An option, or what a function among the options returned, is not what it must be. */
  readonly "invalid-option": {
    readonly option: string;
    readonly value: unknown;
    /** The end of the sentence "it must be": `a number above 0`. */
    readonly expected: string;
  };
  /** The function that returns the pictures failed; its error is the cause. Only reported, never thrown. */
  readonly "picture-failed": FrameReference & { readonly reason: string };
  /** A given picture cannot be shown. Only reported, never thrown. */
  readonly "invalid-picture": FrameReference & { readonly reason: string };
  /** A picture has more bytes than the option allows. Only reported, never thrown. */
  readonly "limit-exceeded": FrameReference & {
    readonly option: "maxPictureBytes";
    readonly limit: number;
    readonly actual: number;
  };
  /** Frames with drawings for which `picture` returned nothing. Only reported, once, never thrown. */
  readonly "missing-pictures": {
    /** How many frames have drawings. */
    readonly drawnFrames: number;
    /** Those of them that are shown blank. */
    readonly missing: readonly FrameReference[];
  };
  /** Parts of a drawing are left out, because it is larger than anybody draws by hand. Only reported. */
  readonly "drawing-reduced": FrameReference & { readonly reason: string };
  /** A mail describes a drawing in words, because it cannot be drawn without `renderDrawing`. Only reported. */
  readonly "drawing-not-shown": FrameReference & { readonly reason: string };
}

/** The kinds of errors and warnings of this package. */
export type ReviewReportErrorCode = keyof ReviewReportErrorDetailsByCode;

/** The details of an error as plain data, with its code. */
export type ReviewReportErrorDetails = {
  readonly [Code in ReviewReportErrorCode]: { readonly code: Code } & ReviewReportErrorDetailsByCode[Code];
}[ReviewReportErrorCode];

const MESSAGES: {
  readonly [Code in ReviewReportErrorCode]: (details: ReviewReportErrorDetailsByCode[Code]) => string;
} = {
  "invalid-option": ({ option, value, expected }) => `${option} must be ${expected}, got ${showValue(value)}`,
  "picture-failed": ({ reason, ...frame }) => `cannot get the picture of ${nameOf(frame)}: ${reason}`,
  "invalid-picture": ({ reason, ...frame }) => `cannot show the picture of ${nameOf(frame)}: ${reason}`,
  "limit-exceeded": ({ option, limit, actual, ...frame }) =>
    `cannot show the picture of ${nameOf(frame)}: it has ${actual} bytes, more than ${option} (${limit})`,
  "missing-pictures": ({ drawnFrames, missing }) =>
    `${drawnFrames - missing.length} of ${drawnFrames} drawn frames have a picture`,
  "drawing-reduced": ({ reason, ...frame }) => `cannot show all that is drawn on ${nameOf(frame)}: ${reason}`,
  "drawing-not-shown": ({ reason, ...frame }) => `cannot show the drawing on ${nameOf(frame)}: ${reason}`,
};

/** A code, the details that go with it, and the cause. */
type ReviewReportErrorArguments = {
  readonly [Code in ReviewReportErrorCode]: readonly [
    code: Code,
    details: ReviewReportErrorDetailsByCode[Code],
    options?: { readonly cause?: unknown },
  ];
}[ReviewReportErrorCode];

/**
 * Every error that this package throws on purpose, and every warning that it gives to `onWarning`.
 *
 * @example
 * ```ts
 * import { reviewReport, ReviewReportError } from "@cinesync/report";
 * import { createSession } from "@cinesync/session-xml";
 *
 * try {
 *   await reviewReport(createSession(), { maxPictureBytes: 0 });
 * } catch (error) {
 *   if (error instanceof ReviewReportError) console.log(error.code, error.details); // invalid-option { … }
 * }
 * ```
 */
export class ReviewReportError extends Error {
  override readonly name: string = "ReviewReportError";
  readonly code: ReviewReportErrorCode;
  /** The same as the message, as data. */
  readonly details: ReviewReportErrorDetails;

  constructor(...[code, details, options]: ReviewReportErrorArguments) {
    const message = MESSAGES[code] as (
      details: ReviewReportErrorDetailsByCode[ReviewReportErrorCode],
    ) => string;
    super(message(details), options);
    this.code = code;
    // The tuple type holds code and details together.
    this.details = { code, ...details } as ReviewReportErrorDetails;
  }
}

/** Throws `invalid-option`. */
export function invalidOption(option: string, value: unknown, expected: string, cause?: unknown): never {
  throw new ReviewReportError("invalid-option", { option, value, expected }, { cause });
}

function nameOf({ mediaName, frameNumber }: FrameReference): string {
  return `frame ${frameNumber} of ${showValue(mediaName)}`;
}
