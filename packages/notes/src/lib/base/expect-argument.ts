import { type ArgumentChecks, argumentChecks } from "@cinesync/session-xml";
import { invalidOption } from "./check-option.ts";

const checks: ArgumentChecks = argumentChecks((option, value, expected) => {
  throw invalidOption(option, value, expected);
});

/** @throws {NotesError} `invalid-option` for an argument of another kind. */
export const expectArgument: ArgumentChecks["expectArgument"] = checks.expectArgument;

/** @throws {NotesError} `invalid-option` for options that are not an object, or of another kind. */
export const expectOptions: ArgumentChecks["expectOptions"] = checks.expectOptions;
