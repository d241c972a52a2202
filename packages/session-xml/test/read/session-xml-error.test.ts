import { describe, expect, test } from "vitest";
import { SessionXmlError } from "../../src/index.ts";
import { excerpt } from "../../src/lib/xml/session-xml-error.ts";

describe("a SessionXmlError", () => {
  const reason = "Something is wrong.";

  test.each<[details: ConstructorParameters<typeof SessionXmlError>[2], message: string]>([
    [undefined, reason],
    [{}, reason],
    [{ path: "" }, reason],
    [{ path: "/session" }, `${reason} (/session)`],
    [{ line: 2, column: 3, offset: 10 }, `${reason} (line 2, column 3)`],
    [{ line: 2, column: 3, offset: 10, path: "" }, `${reason} (line 2, column 3)`],
    [
      { line: 2, column: 3, offset: 10, path: "/session/notes" },
      `${reason} (line 2, column 3, /session/notes)`,
    ],
  ])("with %j says where", (details, message) => {
    const error = new SessionXmlError("invalid-value", reason, details);
    expect(error).toBeInstanceOf(Error);
    const { name, code, line, column, offset, path, cause } = error;
    expect({
      name,
      code,
      reason: error.reason,
      message: error.message,
      line,
      column,
      offset,
      path,
      cause,
    }).toEqual({
      name: "SessionXmlError",
      code: "invalid-value",
      reason,
      message,
      line: details?.line,
      column: details?.column,
      offset: details?.offset,
      path: details?.path,
      cause: undefined,
    });
    expect(String(error)).toBe(`SessionXmlError: ${message}`);
  });

  test("has a cause only if there is one", () => {
    const cause = new Error("the cause");
    expect(new SessionXmlError("invalid-json", reason, { cause }).cause).toBe(cause);
    expect(new SessionXmlError("invalid-json", reason, { cause: null }).cause).toBeNull();
    expect("cause" in new SessionXmlError("invalid-json", reason)).toBe(false);
  });
});

test.each([
  ["", '""'],
  ['a "b"\n', String.raw`"a \"b\"\n"`],
  ["x".repeat(60), `"${"x".repeat(60)}"`],
  ["x".repeat(61), `"${"x".repeat(60)}…"`],
])("an excerpt of %j", (text, expected) => {
  expect(excerpt(text)).toBe(expected);
});
