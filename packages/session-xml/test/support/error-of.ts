import { parseSession, type ReadOptions, SessionXmlError } from "../../src/index.ts";

/** Returns the `SessionXmlError` that an action must throw. */
export function errorOf(action: () => unknown): SessionXmlError {
  try {
    action();
  } catch (error) {
    if (error instanceof SessionXmlError) return error;
    throw error;
  }
  throw new Error("There was no error.");
}

/** Returns the one that reading must throw. */
export function readingError(xml: string | Uint8Array, options?: ReadOptions): SessionXmlError {
  return errorOf(() => parseSession(xml, options));
}
