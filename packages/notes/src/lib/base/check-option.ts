import { NotesError } from "./notes-error.ts";

/** Refuses a value that is not a safe integer of at least `least`. */
export function checkWholeNumber(option: string, value: number, least: 0 | 1): void {
  if (isWholeNumber(value, least)) return;
  throw invalidOption(option, value, `a whole number, ${least} or more`);
}

/** Refuses a value that is not among the choices. */
export function checkChoice(option: string, value: string, choices: readonly string[]): void {
  if (choices.includes(value)) return;
  throw invalidOption(option, value, `one of ${choices.map((choice) => JSON.stringify(choice)).join(", ")}`);
}

export function invalidOption(option: string, value: unknown, expected: string): NotesError {
  return new NotesError("invalid-option", { option, value, expected });
}

/** Returns whether a number is a safe integer of at least `least`. */
export function isWholeNumber(value: number, least: 0 | 1): boolean {
  return Number.isSafeInteger(value) && value >= least;
}
