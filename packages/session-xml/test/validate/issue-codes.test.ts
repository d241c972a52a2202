import { describe, expect, test } from "vitest";
import { validateSessionXml, type IssueCode } from "../../src/index.ts";
import { ISSUE_CATALOGUE } from "../../src/issue-catalogue.ts";
import { invalidates, severityOf } from "../../src/lib/validate/severity.ts";
import { issuesOfExample } from "../support/issue-codes-page.ts";

const CODES = Object.keys(ISSUE_CATALOGUE) as IssueCode[];
const IN_WORDS: readonly IssueCode[] = ["invalid-encoding", "wrong-file-type", "checks-limited"];

describe("every issue code has an example with only that issue", () => {
  test.each(CODES.filter((code) => !IN_WORDS.includes(code)))("%s", async (code) => {
    const issues = await issuesOfExample(ISSUE_CATALOGUE[code].example);
    const codes = new Set(issues.map((issue) => issue.code));
    // Content over a limit can have other issues before it.
    if (code === "too-many-issues") codes.delete("unknown-element");
    expect([...codes]).toEqual([code]);
    for (const issue of issues) {
      if (issue.code !== code) continue;
      expect(issue.severity).toBe(severityOf(code));
      expect(issue.message).not.toMatch(/\.$/);
    }
  });

  test("invalid-encoding", async () => {
    const latin1 = Uint8Array.from(
      '<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="pro"><notes>é</notes></session>',
      (character) => character.charCodeAt(0),
    );
    const { valid, issues } = await validateSessionXml(latin1);
    expect(valid).toBe(false);
    expect(issues.at(-1)).toMatchObject({ code: "invalid-encoding", severity: "error" });
  });

  test("checks-limited", async () => {
    function* session(): Generator<string> {
      yield '<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard">';
      for (let group = 0; group < 30_000; group += 1) yield `<group>${String(group)}</group>`;
      yield "<media><name>a</name><locators><url>u</url></locators><group>none of them</group></media></session>";
    }
    const { valid, issues } = await validateSessionXml(session());
    expect(valid).toBe(true);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ code: "checks-limited", severity: "info" });
  });
});

test.each(CODES)("%s has a meaning and a cure", (code) => {
  const { meaning, cure } = ISSUE_CATALOGUE[code];
  expect(meaning).toMatch(/^[A-Z].*[.)]$/);
  expect(cure).toMatch(/^[A-Z].*[.)]$/);
});

test("an issue makes a session invalid if it is an error, or an attribute of later releases under the published schema", () => {
  for (const code of CODES)
    expect(invalidates(code)).toBe(severityOf(code) === "error" || code === "unpublished-attribute");
});
