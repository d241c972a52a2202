/** The result of a program that has ended. */
export interface ProgramResult {
  /** The exit status; null when a signal ended it. */
  readonly status: number | null;
  /** Its standard output. */
  readonly output: string;
}

/** A started program, which may outlive this one. */
export interface StartedProgram {
  /** Resolves with the exit status (null when a signal ended it), or undefined when the program still runs after this many milliseconds. */
  ended(within: number): Promise<number | null | undefined>;
}

/** The parts of the operating system that launching uses. Programs start with a list of arguments, never through a shell. */
export interface System {
  /** Like `process.platform`. */
  readonly platform: string;
  /** Like `process.env`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Runs a program to its end. Resolves with undefined when it cannot be started. */
  run(program: string, args: readonly string[]): Promise<ProgramResult | undefined>;
  /** Starts a program that keeps running after this one ends. Rejects when it cannot be started. */
  start(program: string, args: readonly string[]): Promise<StartedProgram>;
  /** Opens a URL with the system's own tool. Rejects when the tool cannot be started. */
  open(url: string): Promise<StartedProgram>;
  /** How long to watch a started program for a failure, in milliseconds. */
  readonly patience: number;
}
