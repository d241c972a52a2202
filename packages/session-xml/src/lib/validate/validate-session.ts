import type { Session } from "../model/session.ts";
import type { ValidationResult } from "./issue.ts";
import { ModelValidator } from "./model-validator.ts";
import type { ValidationOptions } from "./validation-options.ts";

/**
 * Validates a session: reports what would make the written file invalid, and what is probably not as it was meant, with the same codes and
 * paths as `validateSessionXml`. If it is valid, `stringifySession` and its kin write a file that `validateSessionXml`
 * accepts.
 *
 * Nothing in a session makes it throw, even if it is no `Session` at all: models read from JSON can be checked, too.
 *
 * @throws {TypeError} when an option is wrong.
 *
 * @example
 * import { createSession, validateSession } from "@cinesync/session-xml";
 *
 * validateSession(createSession()); // { valid: true, issues: [] }
 */
export function validateSession(session: Session, options: ValidationOptions = {}): ValidationResult {
  return new ModelValidator(options).validate(session);
}
