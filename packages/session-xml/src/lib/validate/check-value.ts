import type { DetailsOf } from "../errors/details.ts";
import { excerpt, showValue } from "../errors/excerpt.ts";
import type { ValueType } from "../format/value-types.ts";
import { nearestFloat32 } from "./float32.ts";

/** The problem of a value. */
export type ValueProblem = DetailsOf<"invalid-value" | "value-out-of-range" | "integer-too-large">;

/**
 * Returns the problem of a text that has a value of this type, `undefined` if there is none.
 *
 * @param subject The attribute or element.
 * @param value The parsed text.
 */
export function checkText<T>(
  type: ValueType<T>,
  subject: string,
  text: string,
  value: T | undefined = type.parse(text),
): ValueProblem | undefined {
  const { expected } = type;
  if (value === undefined) return { code: "invalid-value", subject, expected, actual: excerpt(text) };
  const isFloat = type.jsonSchema["type"] === "number";
  const compared = isFloat && typeof value === "number" ? (nearestFloat32(text, value) as T & number) : value;
  if (!type.inRange(compared))
    return { code: "value-out-of-range", subject, expected, actual: showValue(value) };
  if (!type.accepts(value)) return { code: "integer-too-large", subject, actual: text.trim().slice(0, 60) };
  return undefined;
}
