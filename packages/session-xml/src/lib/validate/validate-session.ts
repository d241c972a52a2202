import type { Session } from "../model/session.ts";
import type { ValidationResult } from "./issue.ts";
import { ModelValidator } from "./model-validator.ts";
import type { ValidationOptions } from "./validation-options.ts";

/**
 * Validates a session: reports what would make the written file invalid, and probable mistakes, with the same codes and
 * paths as `validateSessionXml`. If it is valid, `stringifySession` and the like write a file that `validateSessionXml`
 * accepts.
 *
 * No value makes it throw, not even one that is not a `Session`: models read from JSON can be checked, too.
 *
 * @throws {SessionXmlError} `invalid-option` when an option is invalid.
 *
 * @example
 * import { createSession, validateSession } from "@cinesync/session-xml";
 *
 * validateSession(createSession()); // { valid: true, issues: [] }
 */
export function validateSession(session: Session, options: ValidationOptions = {}): ValidationResult {
  return new ModelValidator(options).validate(session);
}
