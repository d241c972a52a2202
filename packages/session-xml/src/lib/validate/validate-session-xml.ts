import { SessionXmlError } from "../errors/session-xml-error.ts";
import { chunksOf, type Source } from "../source/source.ts";
import type { ValidationResult } from "./issue.ts";
import type { XmlValidationOptions } from "./validation-options.ts";
import { XmlValidator } from "./xml-validator.ts";

/**
 * Validates a session file as it comes in, in constant memory, and reports all issues with their places. `valid` is exactly the verdict of
 * the published schema, or of the current one if that is asked for; files that are not XML, have a DOCTYPE or go over a limit are
 * not valid either.
 *
 * Nothing that a document holds makes it throw. The promise is rejected when the source itself fails, or is no source, or
 * when an option is wrong.
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
    // Only what the document does is an issue; an error of the source itself is thrown on.
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

/** Whether reading may go on. */
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
