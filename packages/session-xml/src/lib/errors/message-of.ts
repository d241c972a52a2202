import type { DetailsByCode, DetailsCode } from "./details.ts";
import { showValue } from "./excerpt.ts";
import { formatMessage } from "./messages.ts";
import { SessionXmlError } from "./session-xml-error.ts";

/**
 * The message of an error or an issue, without its position.
 *
 * @example
 * import { messageOf } from "@cinesync/session-xml";
 *
 * messageOf("invalid-value", { subject: "--alpha", expected: "between 0 and 1", actual: "1.5" });
 * // "--alpha must be between 0 and 1, got 1.5"
 * @throws {SessionXmlError} `invalid-value` for another code, or details of another one.
 */
export function messageOf<C extends DetailsCode>(code: C, details: DetailsByCode[C]): string {
  try {
    return formatMessage(code, details);
  } catch (cause) {
    const actual = `${showValue(code)} and ${showValue(details)}`;
    const expected = "a code with its details";
    throw new SessionXmlError("invalid-value", { subject: "code and details", expected, actual }, { cause });
  }
}
