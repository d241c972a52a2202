import {
  validateSession,
  validateSessionXml,
  type ValidationIssue,
  type XmlValidationOptions,
} from "../../src/index.ts";
import { ISSUE_CATALOGUE, type IssueDescription, type IssueExample } from "../../src/issue-catalogue.ts";
import type { IssueCode } from "../../src/index.ts";
import { invalidates, severityOf } from "../../src/lib/validate/severity.ts";
import { evaluateModel } from "./evaluate-model.ts";

const GROUPS: readonly (readonly [title: string, introduction: string, first: IssueCode])[] = [
  [
    "Files that cannot be read",
    "These issues end validation: nothing after their position is checked. A file has at most one of them, and reading it throws a `SessionXmlError` with the same code.",
    "empty-document",
  ],
  ["Schema errors", "Validation reports all of them.", "unknown-element"],
  [
    "Models that cannot be written",
    "`validateSession` also reports the issues of the section above, with the same codes and paths.",
    "illegal-character",
  ],
  ["Advice", "The schema allows these, but they are probably mistakes.", "newer-version"],
];

/** Returns the page of all issue codes. Validates the examples, so that the messages are real. */
export async function issueCodesPage(): Promise<string> {
  const codes = Object.keys(ISSUE_CATALOGUE) as IssueCode[];
  const lines = [
    "# Issue codes",
    "",
    "This page lists all issues that `validateSessionXml` and `validateSession` of `@cinesync/session-xml` report. The list is closed: there are no other codes, and a code keeps its meaning. Programs can import the same texts from `@cinesync/session-xml/issue-catalogue`.",
    "",
    "`valid` says whether the schema accepts the session. Codes with **yes** in the column “invalid” make it `false`; the others do not change it.",
    "",
    "<!-- Generated from packages/session-xml/src/lib/validate/catalogue.ts by packages/session-xml/scripts/make-docs.mjs. -->",
    "",
    "| code | severity | invalid | meaning |",
    "| --- | --- | --- | --- |",
    ...codes.map(
      (code) =>
        `| [\`${code}\`](#${code}) | ${severityOf(code)} | ${invalidates(code) ? "**yes**" : "no"} | ${ISSUE_CATALOGUE[code].meaning} |`,
    ),
  ];
  for (const code of codes) {
    const group = GROUPS.find(([, , first]) => first === code);
    if (group) lines.push("", `## ${group[0]}`, "", group[1]);
    lines.push("", ...(await section(code, ISSUE_CATALOGUE[code])));
  }
  return `${lines.join("\n")}\n`;
}

async function section(code: IssueCode, { meaning, example, cure }: IssueDescription): Promise<string[]> {
  const issue = (await issuesOfExample(example)).find((found) => found.code === code);
  return [
    `### ${code}`,
    "",
    meaning,
    "",
    ...shown(example),
    ...(issue === undefined ? [] : ["", "```text", line(issue), "```"]),
    "",
    `**Cure:** ${cure}`,
  ];
}

function shown(example: IssueExample): string[] {
  switch (example.kind) {
    case "xml": {
      const { options } = example;
      const file = example.xml === "" ? ["An empty file."] : ["```xml", example.xml, "```"];
      return options === undefined ? file : [...file, "", `Validated with \`${spelled(options)}\`.`];
    }
    case "model":
      return [
        "```ts",
        'import { createSession, validateSession } from "@cinesync/session-xml";',
        "",
        `const session = ${example.code};`,
        "console.log(validateSession(session).issues);",
        "```",
      ];
    case "words":
      return [example.words];
  }
}

/** Returns the issues of an example, none for one in words. */
export async function issuesOfExample(example: IssueExample): Promise<readonly ValidationIssue[]> {
  if (example.kind === "words") return [];
  if (example.kind === "model") return validateSession(evaluateModel(example.code)).issues;
  const bytes = new TextEncoder().encode(example.xml);
  return (await validateSessionXml(bytes, example.options)).issues;
}

function line({ line, column, severity, message, path }: ValidationIssue): string {
  const place = line === undefined ? path : `${String(line)}:${String(column)} ${path}`;
  return `${place}\n${severity}: ${message}`;
}

function spelled(options: XmlValidationOptions): string {
  return JSON.stringify(options)
    .replace(/"([a-zA-Z]+)":/g, " $1: ")
    .replaceAll("}", " }");
}
