import type { DetailsOf } from "../errors/details.ts";
import { SESSION_NAMESPACE } from "../model/constants.ts";

/** Why a root element is not that of a session of version 3, or `undefined` if it is. */
export function rootProblem(
  local: string,
  namespace: string,
): DetailsOf<"older-format" | "wrong-namespace" | "wrong-root"> | undefined {
  if (local !== "session") return { code: "wrong-root", element: local };
  if (namespace === SESSION_NAMESPACE) return undefined;
  return namespace === ""
    ? { code: "older-format" }
    : { code: "wrong-namespace", namespace, expected: SESSION_NAMESPACE };
}

/** Whether the bytes of a document cannot be what its XML declaration says. */
export function isWrongEncoding(
  declared: string,
  input: { readonly isBytes: boolean; readonly isUtf16: boolean },
): boolean {
  // Text has been decoded already, and a byte order mark says more than a declaration.
  return input.isBytes && !input.isUtf16 && !/^(?:utf-?8|us-ascii|ascii)$/i.test(declared);
}
