import { showValue } from "../errors/excerpt.ts";
import { SessionXmlError } from "../errors/session-xml-error.ts";
import { type ArgumentChecks, argumentChecks } from "./argument-checks.ts";

const checks: ArgumentChecks = argumentChecks((subject, value, expected) => {
  throw new SessionXmlError("invalid-value", { subject, expected, actual: showValue(value) });
});

/** @throws {SessionXmlError} `invalid-value` for an argument of another kind. */
export const expectArgument: ArgumentChecks["expectArgument"] = checks.expectArgument;
