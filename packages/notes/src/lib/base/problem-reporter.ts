import type { NotesError } from "./notes-error.ts";

/** Gives each problem to the caller once. */
export class ProblemReporter {
  readonly #onProblem: ((problem: NotesError) => void) | undefined;
  readonly #reported = new Set<string>();

  constructor(onProblem: ((problem: NotesError) => void) | undefined) {
    this.#onProblem = onProblem;
  }

  /** Reports something that is lost. Throws it where nobody listens. */
  loss(problem: NotesError): void {
    if (this.#onProblem === undefined) throw problem;
    this.guess(problem);
  }

  /** Reports something that may not be right. */
  guess(problem: NotesError): void {
    if (this.#reported.has(problem.message)) return;
    this.#reported.add(problem.message);
    this.#onProblem?.(problem);
  }
}
