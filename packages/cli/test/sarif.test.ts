import { copyFileSync } from "node:fs";
import { join } from "node:path";
import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { cinesync, playground } from "./support/run.ts";

// The schema has defaults that strict mode rejects, and one pattern that only older regular expressions accept.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const isSarif = ajv.compile(sarifSchema);

/** Returns the errors, each with its position. */
function errorsOf(log: unknown): readonly string[] {
  isSarif(log);
  return (isSarif.errors ?? []).map(({ instancePath, message = "" }) => `${instancePath} ${message}`);
}

const folder = playground();
copyFileSync(join(folder, "broken.csc"), join(folder, "größer & 100 %.csc"));

function sarifOf(files: readonly string[]): string {
  return cinesync(["validate", "--sarif", ...files], { cwd: folder, input: "<session/>" }).stdout;
}

describe("cinesync validate --sarif", () => {
  it.each([
    ["a valid file", ["monday.csc"], 0],
    ["files that are not", ["broken.csc", "größer & 100 %.csc", join(folder, "broken.csc")], 12],
    ["files that cannot be read", ["nosuch.csc", "monday.csc", folder], 0],
    ["standard input", ["-"], 1],
  ])("matches the schema of SARIF: %s", (_, files, atLeast) => {
    const log = JSON.parse(sarifOf(files)) as {
      readonly runs: readonly { readonly results: readonly unknown[] }[];
    };
    expect(errorsOf(log)).toEqual([]);
    expect(log.runs[0]?.results.length).toBeGreaterThanOrEqual(atLeast);
  });

  it.each([
    ['"version": "2.1.0"', '"version": "2.0.0"', "/version"],
    ['"level": "error"', '"level": "fatal"', "/runs/0/results/0/level"],
    ['"startLine": 3', '"startLine": 0', "/region/startLine"],
    ['"ruleIndex": 0', '"ruleIndex": "0"', "/ruleIndex"],
    ['"uri": "broken.csc"', '"uri": "größer & 100 %.csc"', "/uri"],
    ['"message":', '"text":', "/runs/0/results/0"],
    ['"tool":', '"tools":', "/runs/0"],
  ])("would fail this test with an error: %s as %s", (right, wrong, place) => {
    const text = sarifOf(["broken.csc"]);
    expect(text).toContain(right);
    expect(errorsOf(JSON.parse(text.replace(right, wrong))).join("\n")).toContain(place);
  });
});
