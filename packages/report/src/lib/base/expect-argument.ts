import { type ArgumentChecks, argumentChecks } from "@cinesync/session-xml";
import { invalidOption } from "./review-report-error.ts";

const checks: ArgumentChecks = argumentChecks(invalidOption);

/** @throws {ReviewReportError} `invalid-option` for an argument of another kind. */
export const expectArgument: ArgumentChecks["expectArgument"] = checks.expectArgument;

/** @throws {ReviewReportError} `invalid-option` for options that are not an object, or of another kind. */
export const expectOptions: ArgumentChecks["expectOptions"] = checks.expectOptions;
