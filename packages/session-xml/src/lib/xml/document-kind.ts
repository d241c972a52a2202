import { SESSION_NAMESPACE } from "../model/constants.ts";
import type { SessionXmlErrorCode } from "./session-xml-error.ts";

/** Why a root element is not that of a session of version 3, or `undefined` if it is. */
export function checkRoot(
  local: string,
  namespace: string,
): { readonly code: SessionXmlErrorCode; readonly reason: string } | undefined {
  if (local === "session" && namespace === SESSION_NAMESPACE) return undefined;
  if (local === "session" && namespace === "") {
    return {
      code: "older-format",
      reason: `This is a session of cineSync 1 or 2, which is another format: open it in cineSync 3 and save it again. (Sessions of version 3 are in the namespace ${SESSION_NAMESPACE}.)`,
    };
  }
  if (local === "session") {
    return {
      code: "wrong-namespace",
      reason: `The <session> is in the namespace "${namespace}", but a cineSync session is in ${SESSION_NAMESPACE}.`,
    };
  }
  return {
    code: "wrong-root",
    reason: `This is not a cineSync session: the root element is <${local}>, and <session xmlns="${SESSION_NAMESPACE}"> was expected.`,
  };
}

/** Why a document with a document type declaration is refused. */
export const DOCTYPE_REASON =
  "A DOCTYPE is not allowed in a session file, since it can define entities: remove it.";

/** Why the bytes of a document cannot be what its XML declaration says, or `undefined` if they can. */
export function encodingProblem(
  declared: string,
  input: { readonly isBytes: boolean; readonly isUtf16: boolean },
): string | undefined {
  // Text has been decoded already, and a byte order mark says more than a declaration.
  if (!input.isBytes || input.isUtf16 || /^(?:utf-?8|us-ascii|ascii)$/i.test(declared)) return undefined;
  return `The XML declaration says encoding "${declared}", but only UTF-8, and UTF-16 with a byte order mark, can be read: save the file as UTF-8.`;
}
