/** Why a movie could not be read, as plain data; `code` tells which. */
export type MediaInfoErrorDetails =
  | UnknownFormatDetails
  | NoVideoDetails
  | NoIndexDetails
  | CorruptDetails
  | TruncatedDetails
  | LimitExceededDetails
  | MissingDependencyDetails
  | InvalidOptionDetails;

/** The file is not a movie. */
export interface UnknownFormatDetails {
  /** Name of the file's kind, for example `"a ZIP archive"`. */
  readonly found: string;
}

/** The file is a movie or a sound file without a picture. */
export interface NoVideoDetails {
  /** The reason, for example `"no video track"`. */
  readonly found: string;
}

/** The file has no index: the recording was interrupted, or the index is of a kind that cannot be read. */
export interface NoIndexDetails {
  readonly reason: string;
}

/** The file contradicts itself. */
export interface CorruptDetails {
  /** The damaged part, for example `"stts"`. */
  readonly part: string;
  readonly reason: string;
  /** Offset of the part in the file, in bytes. */
  readonly offset?: number | undefined;
}

/** The file ends too early. */
export interface TruncatedDetails {
  /** The part that the file ends in, for example `"moov"`. */
  readonly part: string;
  /** Size of the file, in bytes. */
  readonly actual: number;
  /** Size that the file would need at least, in bytes. */
  readonly expected: number;
}

/** The movie needs more than a limit allows. */
export interface LimitExceededDetails {
  /** `"maxBytes"` is the option; `"edits"` is a bound on the work that an edit list may cause. */
  readonly limit: "maxBytes" | "edits";
  /** The value of the limit. */
  readonly value: number;
}

/** The format is read by a package that is optional and not installed. */
export interface MissingDependencyDetails {
  /** The package, for `npm install`. */
  readonly dependency: "mediainfo.js";
  /** The format of the file, for example `"MXF"`. */
  readonly format: string;
}

/** An argument is not valid. */
export interface InvalidOptionDetails {
  readonly option: string;
  readonly expected: string;
  readonly actual: string;
}

interface DetailsByCode {
  "unknown-format": UnknownFormatDetails;
  "no-video": NoVideoDetails;
  "no-index": NoIndexDetails;
  corrupt: CorruptDetails;
  truncated: TruncatedDetails;
  "limit-exceeded": LimitExceededDetails;
  "missing-dependency": MissingDependencyDetails;
  "invalid-option": InvalidOptionDetails;
}

/**
 * Why a movie could not be read.
 *
 * - `unknown-format`: the file is not a movie.
 * - `no-video`: the file has no picture.
 * - `no-index`: the file has no index, or a compressed one.
 * - `corrupt`: the file contradicts itself.
 * - `truncated`: the file ends too early.
 * - `limit-exceeded`: the answer needs more bytes, or more work, than the limit allows.
 * - `missing-dependency`: the format needs mediainfo.js, which is not installed.
 * - `invalid-option`: an argument is not valid.
 */
export type MediaInfoErrorCode = keyof DetailsByCode;

const MESSAGES: { readonly [C in MediaInfoErrorCode]: (details: DetailsByCode[C]) => string } = {
  "unknown-format": ({ found }) => `file must be a movie, got ${found}`,
  "no-video": ({ found }) => `cannot find a picture in this file: ${found}`,
  "no-index": ({ reason }) => `cannot find the index of this movie: ${reason}`,
  corrupt: ({ part, reason, offset }) =>
    `cannot read ${part}${offset === undefined ? "" : ` at byte ${offset}`}: ${reason}`,
  truncated: ({ part, actual, expected }) =>
    `cannot read ${part}: the file ends at byte ${actual}, expected at least ${expected} bytes`,
  "limit-exceeded": ({ limit, value }) =>
    limit === "maxBytes"
      ? `cannot read this movie within maxBytes (${value})`
      : `cannot read this movie: its edit list needs more than ${value} steps`,
  "missing-dependency": ({ dependency, format }) =>
    `cannot read ${format}: the optional package ${dependency} is not available (npm install ${dependency}, or the option mediaInfo)`,
  "invalid-option": ({ option, expected, actual }) => `${option} must be ${expected}, got ${actual}`,
};

/**
 * A movie that cannot be read: `code` and `details` for programs, `message` for people.
 *
 * @example
 * import { MediaInfoError, readMovieInfo } from "@cinesync/media-info";
 *
 * try {
 *   await readMovieInfo(new Blob(["PK\x03\x04"]));
 * } catch (error) {
 *   if (!(error instanceof MediaInfoError)) throw error;
 *   console.log(error.code, error.message); // unknown-format file must be a movie, got a ZIP archive
 * }
 */
export class MediaInfoError<C extends MediaInfoErrorCode = MediaInfoErrorCode> extends Error {
  override readonly name = "MediaInfoError";
  readonly code: C;
  readonly details: DetailsByCode[C];

  constructor(code: C, details: DetailsByCode[C], options?: ErrorOptions) {
    super(MESSAGES[code](details), options);
    this.code = code;
    this.details = details;
  }
}
