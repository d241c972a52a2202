/** The outcome of a program that has ended. */
export interface ProgramResult {
  /** The exit status; null when a signal ended it. */
  readonly status: number | null;
  /** Its standard output. */
  readonly output: string;
}

/** A program that has been started and may outlive this one. */
export interface StartedProgram {
  /** Its exit status (null when a signal ended it), or undefined when it still runs after this many milliseconds. */
  ended(within: number): Promise<number | null | undefined>;
}

/** The parts of the operating system that launching uses. Programs get a list of arguments, never a shell. */
export interface System {
  /** As `process.platform`. */
  readonly platform: string;
  /** As `process.env`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Runs a program to its end. Undefined when it cannot be started. */
  run(program: string, args: readonly string[]): Promise<ProgramResult | undefined>;
  /** Starts a program that goes on after this one has ended. Rejects when it cannot be started. */
  start(program: string, args: readonly string[]): Promise<StartedProgram>;
  /** Starts the system's own way of opening a URL. Rejects when it cannot be started. */
  open(url: string): Promise<StartedProgram>;
  /** How long a program that has been started is watched for a failure, in milliseconds. */
  readonly patience: number;
}
