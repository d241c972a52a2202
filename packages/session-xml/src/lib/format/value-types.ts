/**
 * A type of values as the format defines it: one for reader, writer, both validators, the JSON Schema and the
 * documentation. Lexical forms and ranges are those of the published schema.
 */
export interface ValueType<T> {
  readonly name: string;
  /** The allowed values, for messages: `a whole number, 1 or more`. */
  readonly expected: string;
  /** Returns the value of a text, `undefined` if the text has another form. A value out of range is returned too. */
  readonly parse: (text: string) => T | undefined;
  /** The text of a value; `parse` gives the same value back. */
  readonly format: (value: T) => string;
  /** Returns whether a value of the model has the right JavaScript type and can be written. */
  readonly accepts: (value: unknown) => value is T;
  /** Returns whether a value is within the range that the schema allows. */
  readonly inRange: (value: T) => boolean;
  /** The same for JSON Schema. */
  readonly jsonSchema: Readonly<Record<string, unknown>>;
}

const INTEGER = /^[+-]?[0-9]+$/;
const FLOAT = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
/** XML white space at both ends does not count in bools, numbers and enumerations. */
function collapse(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return end - start === text.length ? text : text.slice(start, end);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
}

function parseInteger(text: string): number | undefined {
  const { length } = text;
  if (length < 10) {
    // The usual case, without a regular expression: nothing but a few digits.
    let value = 0;
    let index = 0;
    for (; index < length; index += 1) {
      const digit = text.charCodeAt(index) - 0x30;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (index === length && length > 0) return value;
  }
  const trimmed = collapse(text);
  // Adding 0 turns −0, which integers do not have, into 0.
  return INTEGER.test(trimmed) ? Number(trimmed) + 0 : undefined;
}

function parseFloatText(text: string): number | undefined {
  const trimmed = collapse(text);
  if (FLOAT.test(trimmed)) return Number(trimmed);
  if (trimmed === "INF") return Infinity;
  if (trimmed === "-INF") return -Infinity;
  return trimmed === "NaN" ? NaN : undefined;
}

/** The text of a number in the lexical form of an XSD float. */
export function formatFloat(value: number): string {
  if (value === Infinity) return "INF";
  if (value === -Infinity) return "-INF";
  return Object.is(value, -0) ? "-0" : String(value);
}

const isNumber = (value: unknown): value is number => typeof value === "number";
const isString = (value: unknown): value is string => typeof value === "string";
const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";
const always = (): boolean => true;

function integer(name: string, minimum: number): ValueType<number> {
  return {
    name,
    expected: `a whole number, ${String(minimum)} or more`,
    parse: parseInteger,
    format: String,
    accepts: (value): value is number => Number.isSafeInteger(value),
    inRange: (value) => value >= minimum,
    jsonSchema: { type: "integer", minimum },
  };
}

/** `inRange` gets the value as the 32-bit number that an XSD float is. */
function float(
  name: string,
  expected: string,
  inRange: (value: number) => boolean,
  jsonSchema: Readonly<Record<string, unknown>>,
): ValueType<number> {
  return {
    name,
    expected,
    parse: parseFloatText,
    format: formatFloat,
    accepts: isNumber,
    inRange: (value) => inRange(Math.fround(value)),
    jsonSchema,
  };
}

function between(name: string, minimum: number, maximum: number): ValueType<number> {
  const low = Math.fround(minimum);
  const high = Math.fround(maximum);
  return float(
    name,
    `between ${String(minimum)} and ${String(maximum)}`,
    (value) => value >= low && value <= high,
    { type: "number", minimum, maximum },
  );
}

/** XSD lengths count characters, not UTF-16 units. */
function codePoints(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length - 1; index += 1) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
      count -= 1;
      index += 1;
    }
  }
  return count;
}

function string(
  name: string,
  expected: string,
  inRange: (value: string) => boolean,
  jsonSchema: Readonly<Record<string, unknown>> = {},
): ValueType<string> {
  return {
    name,
    expected,
    parse: (text) => text,
    format: (value) => value,
    accepts: isString,
    inRange,
    jsonSchema: { type: "string", ...jsonSchema },
  };
}

function enumeration<const T extends string>(name: string, ...values: readonly T[]): ValueType<T> {
  return {
    name,
    expected: values.map((value) => `"${value}"`).join(" or "),
    parse: (text) => values.find((value) => value === collapse(text)),
    format: (value) => value,
    accepts: (value): value is T => values.some((known) => known === value),
    inRange: always,
    jsonSchema: { enum: values },
  };
}

function boolean(name: string, whenTrue: string, whenFalse: string): ValueType<boolean> {
  return {
    name,
    expected: `"${whenTrue}" or "${whenFalse}"`,
    parse: (text) => {
      const trimmed = collapse(text);
      return trimmed === whenTrue ? true : trimmed === whenFalse ? false : undefined;
    },
    format: (value) => (value ? whenTrue : whenFalse),
    accepts: isBoolean,
    inRange: always,
    jsonSchema: { type: "boolean" },
  };
}

const COLOR = /^#[0-9a-fA-F]{6}$/;

export const bool: ValueType<boolean> = boolean("bool", "true", "false");
/** Attributes of later releases spell their bools with a capital. */
export const titleCaseBool: ValueType<boolean> = boolean("title-case bool", "True", "False");
export const formatVersion: ValueType<number> = integer("version", 3);
export const frameNumber: ValueType<number> = integer("frame number", 1);
export const positiveFloat: ValueType<number> = float(
  "positive float",
  "a number greater than 0",
  (n) => n > 0,
  {
    type: "number",
    exclusiveMinimum: 0,
  },
);
export const alpha: ValueType<number> = between("alpha", 0, 1);
export const colorOffset: ValueType<number> = between("color offset", -0.2, 0.2);
export const colorExponent: ValueType<number> = between("color exponent", 0.367879, 2.718282);
export const unitFloat: ValueType<number> = between("unit float", -1, 1);
export const coordinate: ValueType<number> = float("point coordinate", "a number", always, {
  type: "number",
});
export const frameRate: ValueType<number> = float("frame rate", "a number", always, { type: "number" });
export const text: ValueType<string> = string("string", "a string", always);
export const nonEmptyText: ValueType<string> = string(
  "string of 1 or more",
  "at least 1 character",
  (s) => s !== "",
  {
    minLength: 1,
  },
);
export const shortHashText: ValueType<string> = string(
  "short hash",
  "exactly 40 characters",
  (text) => codePoints(text) === 40,
  { minLength: 40, maxLength: 40 },
);
export const color: ValueType<string> = {
  ...string("color", "# and six hex digits", always, { pattern: "^#[0-9a-fA-F]{6}$" }),
  parse: (text) => (COLOR.test(text) ? text : undefined),
  accepts: (value): value is string => typeof value === "string" && COLOR.test(value),
};
export const features: ValueType<"standard" | "pro"> = enumeration("features", "standard", "pro");
export const stereoKind: ValueType<"side-by-side" | "composite" | "interlaced"> = enumeration(
  "stereo type",
  "side-by-side",
  "composite",
  "interlaced",
);
