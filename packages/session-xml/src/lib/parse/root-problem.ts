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
