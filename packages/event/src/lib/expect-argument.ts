import { type ArgumentChecks, argumentChecks, showValue } from "@cinesync/session-xml";
import { EventError } from "./event-error.ts";

const checks: ArgumentChecks = argumentChecks((option, value, expected) => {
  throw new EventError("invalid-option", { option, expected, actual: showValue(value) });
});

/** @throws {EventError} `invalid-option` for an argument of another kind. */
export const expectArgument: ArgumentChecks["expectArgument"] = checks.expectArgument;

/** @throws {EventError} `invalid-option` for options that are not an object, or of another kind. */
export const expectOptions: ArgumentChecks["expectOptions"] = checks.expectOptions;
