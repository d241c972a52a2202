import { describe, expect, test } from "vitest";
import { parseSessionJson } from "../../src/index.ts";

describe("parseSessionJson rejects", () => {
  test.each([
    ["a duplicate name", '{"media":[],"media":[]}', "duplicate name"],
    ["a duplicate name spelled with an escape", String.raw`{"media":[],"m\u0065dia":[]}`, "duplicate name"],
    ["a duplicate name deep inside", '{"media":[{"a":{"b":1,"c":[{}],"b":2}}]}', "duplicate name"],
    ["40 MB of brackets, before they take memory", "[".repeat(40_000_000), "nested deeper than 1000 levels"],
    ["a text that is cut off", '{"notes":"a', ""],
  ])("%s", (_, text, problem) => {
    expect(() => parseSessionJson(text)).toThrow(
      expect.objectContaining({ code: "invalid-json", message: expect.stringContaining(problem) as unknown }),
    );
  });

  test("but accepts text that only looks like a duplicate", () => {
    const text = String.raw`{"version":3,"sessionFeatures":"pro","notes":"\"version\":3,{[","chat":"notes","media":[],"groups":["chat","chat"]}`;
    expect(parseSessionJson(text)).toMatchObject({ notes: '"version":3,{[', groups: ["chat", "chat"] });
  });
});
