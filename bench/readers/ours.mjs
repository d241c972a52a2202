import { pathToFileURL } from "node:url";
import { summarizeModel } from "./summary.mjs";

/**
 * @param {{ module?: string, options?: object }} settings
 */
export async function createReader({ module = "", options = {} }) {
  /** @type {typeof import("@cinesync/session-xml")} */
  const { parseSession } = await import(module === "" ? "@cinesync/session-xml" : pathToFileURL(module).href);
  return {
    read: (/** @type {string | Uint8Array} */ input) => parseSession(input, options),
    summarize: summarizeModel,
    model: (/** @type {unknown} */ session) => session,
  };
}
