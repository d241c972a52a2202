import { type ArgumentChecks, argumentChecks, showValue } from "@cinesync/session-xml";
import { LaunchError } from "./launch-error.ts";

const checks: ArgumentChecks = argumentChecks((option, value, expected) => {
  throw new LaunchError("invalid-option", { option, expected, actual: showValue(value) });
});

/** @throws {LaunchError} `invalid-option` for an argument of another kind. */
export const expectArgument: ArgumentChecks["expectArgument"] = checks.expectArgument;

/** @throws {LaunchError} `invalid-option` for options that are not an object, or of another kind. */
export const expectOptions: ArgumentChecks["expectOptions"] = checks.expectOptions;
