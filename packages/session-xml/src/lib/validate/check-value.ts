import type { ValueType } from "../format/value-types.ts";
import { excerpt } from "../xml/session-xml-error.ts";
import type { IssueCode } from "./issue.ts";
import { nearestFloat32 } from "./float32.ts";

/** What is wrong with a value. */
export interface ValueProblem {
  readonly code: Extract<IssueCode, "invalid-value" | "value-out-of-range" | "integer-too-large">;
  readonly message: string;
}

/**
 * What is wrong with a text that stands for a value of this type, `undefined` if nothing is.
 *
 * @param value What the type makes of the text.
 */
export function checkText<T>(
  type: ValueType<T>,
  text: string,
  value: T | undefined = type.parse(text),
): ValueProblem | undefined {
  if (value === undefined) {
    return {
      code: "invalid-value",
      message: `${excerpt(text)} is no ${type.name}: expected ${type.expected}.`,
    };
  }
  const isFloat = type.jsonSchema["type"] === "number";
  const compared = isFloat && typeof value === "number" ? (nearestFloat32(text, value) as T & number) : value;
  if (!type.inRange(compared)) {
    return {
      code: "value-out-of-range",
      message: `${excerpt(text)} is not in the range of a ${type.name}: expected ${type.expected}.`,
    };
  }
  if (!type.accepts(value)) {
    return {
      code: "integer-too-large",
      message: `${excerpt(text)} is allowed, but larger than ${String(Number.MAX_SAFE_INTEGER)}, the largest integer that can be read exactly.`,
    };
  }
  return undefined;
}
