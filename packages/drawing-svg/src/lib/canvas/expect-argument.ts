import { type ArgumentChecks, argumentChecks } from "@cinesync/session-xml";
import { invalidOption } from "./drawing-svg-error.ts";

const checks: ArgumentChecks = argumentChecks(invalidOption);

/** @throws {DrawingSvgError} `invalid-option` for an argument of another kind. */
export const expectArgument: ArgumentChecks["expectArgument"] = checks.expectArgument;

/** @throws {DrawingSvgError} `invalid-option` for options that are not an object, or of another kind. */
export const expectOptions: ArgumentChecks["expectOptions"] = checks.expectOptions;
