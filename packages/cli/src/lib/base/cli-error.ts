/** The exit status of a command: 0 success, 1 a check failed, 2 wrong usage or something could not be read or written. */
export type ExitStatus = 0 | 1 | 2;

export interface CliErrorOptions {
  /** For programs. Default `invalid-input`. */
  readonly code?: string | undefined;
  /** The cure, in lower case and without a period. */
  readonly hint?: string | undefined;
  /** The position, for programs. */
  readonly position?: ErrorPosition | undefined;
  readonly cause?: unknown;
}

/** A position in a session. */
export interface ErrorPosition {
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly path?: string | undefined;
}

/** An error that a person can fix. It is printed as one line. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly code: string;
  readonly hint: string | undefined;
  readonly position: ErrorPosition | undefined;

  constructor(message: string, { code = "invalid-input", hint, position, cause }: CliErrorOptions = {}) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
    this.hint = hint;
    this.position = position;
  }
}

/** A wrong option, or options that do not go together. */
export function optionError(message: string, hint?: string): CliError {
  return new CliError(message, { code: "invalid-option", hint });
}
