/** The details of each error code. */
export interface MediaInfoErrorDetailsByCode {
  /** The file is not a movie. */
  readonly "unknown-format": {
    /** The kind of the file, for example `"a ZIP archive"`. */
    readonly found: string;
  };
  /** The file has no picture. */
  readonly "no-video": {
    /** The reason, for example `"it has sound only"`. */
    readonly found: string;
  };
  /** The file has no index, as after an interrupted recording, or a compressed one. */
  readonly "no-index": { readonly reason: string };
  /** The file contradicts itself. */
  readonly corrupt: {
    /** The damaged part, for example `"stts"`. */
    readonly part: string;
    readonly reason: string;
    /** Offset of the part in the file, in bytes. */
    readonly offset?: number | undefined;
  };
  /** The file ends too early. */
  readonly truncated: {
    /** The part that the file ends in, for example `"moov"`. */
    readonly part: string;
    /** Size of the file, in bytes. */
    readonly actual: number;
    /** Size that the file needs at least, in bytes. */
    readonly expected: number;
  };
  /** The movie needs more than a limit allows. */
  readonly "limit-exceeded": {
    /** `"maxBytes"` is the option; `"edits"` is a bound on the work that an edit list may cause. */
    readonly limit: "maxBytes" | "edits";
    /** The value of the limit. */
    readonly value: number;
  };
  /** The format needs an optional package that is not installed. */
  readonly "missing-dependency": {
    /** The package, for `npm install`. */
    readonly dependency: "mediainfo.js";
    /** The format of the file, for example `"MXF"`. */
    readonly format: string;
  };
  /** An argument is invalid. */
  readonly "invalid-option": {
    readonly option: string;
    readonly expected: string;
    readonly actual: string;
  };
}

/** The kinds of errors of this package. */
export type MediaInfoErrorCode = keyof MediaInfoErrorDetailsByCode;

/** The details of an error as plain data, with its code. */
export type MediaInfoErrorDetails = {
  readonly [Code in MediaInfoErrorCode]: { readonly code: Code } & MediaInfoErrorDetailsByCode[Code];
}[MediaInfoErrorCode];

const MESSAGES: {
  readonly [Code in MediaInfoErrorCode]: (details: MediaInfoErrorDetailsByCode[Code]) => string;
} = {
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
    `cannot read ${format}: the optional package ${dependency} is not installed`,
  "invalid-option": ({ option, expected, actual }) => `${option} must be ${expected}, got ${actual}`,
};

/** Thrown when a movie cannot be read. `code` and `details` are for programs, `message` is for people. */
export class MediaInfoError extends Error {
  override readonly name = "MediaInfoError";
  readonly code: MediaInfoErrorCode;
  readonly details: MediaInfoErrorDetails;

  constructor(...[code, details, options]: MediaInfoErrorArguments) {
    const message = MESSAGES[code] as (details: MediaInfoErrorDetailsByCode[MediaInfoErrorCode]) => string;
    super(message(details), options);
    this.code = code;
    // The tuple type ensures that code and details match.
    this.details = { code, ...details } as MediaInfoErrorDetails;
  }
}

/** A code, the details that go with it, and the cause. */
type MediaInfoErrorArguments = {
  readonly [Code in MediaInfoErrorCode]: readonly [
    code: Code,
    details: MediaInfoErrorDetailsByCode[Code],
    options?: { readonly cause?: unknown },
  ];
}[MediaInfoErrorCode];

/** Refuses an argument of another kind. */
export function expectArgument(isRight: boolean, option: string, expected: string, value: unknown): void {
  if (isRight) return;
  const actual = typeof value === "string" ? JSON.stringify(value.slice(0, 60)) : typeName(value);
  throw new MediaInfoError("invalid-option", { option, expected, actual });
}

function typeName(value: unknown): string {
  if (typeof value !== "object") return typeof value === "number" ? String(value) : typeof value;
  return value === null ? "null" : Array.isArray(value) ? "a list" : "an object";
}
