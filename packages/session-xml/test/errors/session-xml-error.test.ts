import { describe, expect, test } from "vitest";
import { SessionXmlError, type ErrorPosition } from "../../src/index.ts";
import { excerpt, showValue } from "../../src/lib/errors/excerpt.ts";

describe("SessionXmlError", () => {
  const value = { subject: "alpha", expected: "between 0 and 1", actual: "1.5" };
  const reason = "alpha must be between 0 and 1, got 1.5";

  test.each<[position: ErrorPosition, message: string]>([
    [{}, reason],
    [{ path: "" }, reason],
    [{ path: "/session" }, `${reason} (/session)`],
    [{ line: 2, column: 3, offset: 10 }, `${reason} (line 2, column 3)`],
    [
      { line: 2, column: 3, offset: 10, path: "/session/notes" },
      `${reason} (line 2, column 3, /session/notes)`,
    ],
  ])("has the position %j after the message", (position, message) => {
    const error = new SessionXmlError("invalid-value", { ...value, ...position });
    expect(error).toMatchObject({ name: "SessionXmlError", code: "invalid-value", reason, message });
    const { line, column, offset, path } = error;
    expect({ line, column, offset, path }).toEqual({
      line: position.line,
      column: position.column,
      offset: position.offset,
      path: position.path,
    });
    expect(error.details).toEqual({ code: "invalid-value", ...value, ...position });
  });

  test("has a cause only if one is given", () => {
    const cause = new Error("the cause");
    expect(new SessionXmlError("invalid-value", value, { cause }).cause).toBe(cause);
    expect("cause" in new SessionXmlError("invalid-value", value)).toBe(false);
  });
});

test.each([
  ["", '""'],
  ['a "b"\n', String.raw`"a \"b\"\n"`],
  ["x".repeat(60), `"${"x".repeat(60)}"`],
  ["x".repeat(61), `"${"x".repeat(60)}…"`],
])("excerpt of %j is short and quoted", (text, expected) => {
  expect(excerpt(text)).toBe(expected);
});

test.each([
  [1.5, "1.5"],
  ["red", '"red"'],
  [undefined, "undefined"],
  [null, "null"],
  [[1], "a list"],
  [{ a: 1 }, "an object"],
  [Symbol("s"), "a symbol"],
])("showValue describes %j as %s", (value, expected) => {
  expect(showValue(value)).toBe(expected);
});
