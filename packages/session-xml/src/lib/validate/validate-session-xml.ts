import { SessionXmlError } from "../errors/session-xml-error.ts";
import { chunksOf, type Source } from "../source/source.ts";
import type { ValidationResult } from "./issue.ts";
import type { XmlValidationOptions } from "./validation-options.ts";
import { XmlValidator } from "./xml-validator.ts";

/**
 * Validates a session file as it arrives, in constant memory, and reports all issues with their positions. `valid` is exactly the
 * verdict of the chosen schema; files that are not XML, have a DOCTYPE, exceed a limit or have whole numbers above 2^53 - 1 are not valid either: what is
 * valid can be read.
 *
 * No document makes it throw. The promise rejects when the source fails or has the wrong type, or when an option is invalid.
 *
 * @example
 * import { validateSessionXml } from "@cinesync/session-xml";
 *
 * const { valid, issues } = await validateSessionXml("<session/>");
 * issues.map(({ code }) => code); // ["older-format"]
 */
export async function validateSessionXml(
  source: Source,
  options: XmlValidationOptions = {},
): Promise<ValidationResult> {
  const validator = new XmlValidator(options);
  for await (const chunk of chunksOf(source)) {
    // Errors of the source are thrown; only errors of the document are issues.
    if (
      !attempt(validator, () => {
        validator.write(chunk);
      })
    )
      return validator.result();
  }
  attempt(validator, () => {
    validator.end();
  });
  return validator.result();
}

/** Returns false at the end of what can be read. */
function attempt(validator: XmlValidator, action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (!(error instanceof SessionXmlError)) throw error;
    validator.abandon(error);
    return false;
  }
}
