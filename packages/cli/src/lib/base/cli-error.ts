/** How a command ends: 0 it worked, 1 the answer is no (invalid, different, missing), 2 it could not be done. */
export type ExitStatus = 0 | 1 | 2;

/** Something that a person can mend. It is shown as one line. */
export class CliError extends Error {
  override readonly name = "CliError";
  /** What to do about it, as a sentence. */
  readonly hint: string | undefined;

  constructor(message: string, options: { readonly hint?: string; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.hint = options.hint;
  }
}
