import { parseSession, type ReadOptions, SessionXmlError } from "../../src/index.ts";

/** The `SessionXmlError` that an action has to end in. */
export function errorOf(action: () => unknown): SessionXmlError {
  try {
    action();
  } catch (error) {
    if (error instanceof SessionXmlError) return error;
    throw error;
  }
  throw new Error("There was no error.");
}

/** The one that reading has to end in. */
export function readingError(xml: string | Uint8Array, options?: ReadOptions): SessionXmlError {
  return errorOf(() => parseSession(xml, options));
}
