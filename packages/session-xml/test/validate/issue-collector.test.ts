import { describe, expect, test } from "vitest";
import { IssueCollector, type Place } from "../../src/lib/validate/issue-collector.ts";

const GROUP = { group: "a", isPlayed: false };

describe("IssueCollector", () => {
  test.each<[place: Place, stated: object]>([
    [{ path: "/a" }, {}],
    [{ path: "/a", line: undefined, column: undefined, offset: undefined } as unknown as Place, {}],
    [
      { path: "/a", line: 2, column: 3, offset: 10 },
      { line: 2, column: 3, offset: 10 },
    ],
    [
      { path: "/a", line: 1, column: 1, offset: 0 },
      { line: 1, column: 1, offset: 0 },
    ],
    [{ path: "/a", line: 2 }, { line: 2 }],
    [{ path: "/a", column: 2 }, { column: 2 }],
    [{ path: "/a", offset: 2 }, { offset: 2 }],
  ])("keeps the known parts of the position %j", (place, stated) => {
    const collector = new IssueCollector({});
    collector.add(
      "invalid-value",
      () => ({ subject: "a", expected: "b", actual: "c" }),
      () => place,
    );
    expect(collector.result()).toStrictEqual({
      valid: false,
      issues: [
        {
          code: "invalid-value",
          severity: "error",
          message: "a must be b, got c",
          details: { code: "invalid-value", subject: "a", expected: "b", actual: "c" },
          path: "/a",
          ...stated,
        },
      ],
    });
  });

  test("orders issues as in the document, with those without a position first", () => {
    const collector = new IssueCollector({});
    for (const offset of [7, undefined, 3, 0, 7, undefined]) {
      const place = offset === undefined ? { path: "none" } : { path: String(offset), offset };
      collector.add(
        "unknown-group",
        () => GROUP,
        () => place,
      );
    }
    const { valid, issues } = collector.result();
    expect(valid).toBe(true);
    expect(issues.map(({ path }) => path)).toEqual(["none", "0", "none", "3", "7", "7"]);
  });

  test.each([
    [0, 3, 0, true],
    [2, 3, 2, true],
    [3, 3, 3, false],
    [Infinity, 3, 3, false],
    [undefined, 1000, 1000, false],
    [undefined, 1001, 1000, true],
  ])("keeps at most %j of %i issues, and computes no other position", (maxIssues, added, kept, isOver) => {
    const collector = new IssueCollector(maxIssues === undefined ? {} : { maxIssues });
    let asked = 0;
    for (let i = 0; i < added; i += 1) {
      collector.add(
        "unknown-group",
        () => GROUP,
        () => {
          asked += 1;
          return { path: "/a" };
        },
      );
    }
    const { valid, issues } = collector.result();
    expect({ valid, asked, length: issues.length }).toEqual({
      valid: true,
      asked: kept,
      length: isOver ? kept + 1 : kept,
    });
    expect(issues.at(-1)?.code === "too-many-issues").toBe(isOver);
    if (!isOver) return;
    expect(issues.at(-1)).toStrictEqual({
      code: "too-many-issues",
      severity: "warning",
      message: expect.any(String) as string,
      details: { code: "too-many-issues", count: added, left: added - kept, maximum: kept },
      path: "/session",
    });
  });

  test.each([-1, NaN, -Infinity, "many"])("rejects %j as maxIssues", (maxIssues) => {
    expect(() => new IssueCollector({ maxIssues: maxIssues as number })).toThrow(
      expect.objectContaining({ code: "invalid-option" }),
    );
  });
});
