import { type ArgumentChecks, argumentChecks } from "@cinesync/session-xml";
import { MergeError } from "./merge-error.ts";

const checks: ArgumentChecks = argumentChecks((option, actual, expected) => {
  throw new MergeError("invalid-option", { option, expected, actual });
});

/** @throws {MergeError} `invalid-option` for an argument of another kind. */
export const expectArgument: ArgumentChecks["expectArgument"] = checks.expectArgument;

/** @throws {MergeError} `invalid-option` for options that are not an object, or of another kind. */
export const expectOptions: ArgumentChecks["expectOptions"] = checks.expectOptions;
