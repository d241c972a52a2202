import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { ValidationIssue } from "@cinesync/session-xml";
import { ISSUE_CATALOGUE } from "@cinesync/session-xml/issue-catalogue";
import { STANDARD } from "../io/read-chunks.ts";

/** A file that was validated. */
export interface ValidatedFile {
  readonly file: string;
  readonly valid: boolean;
  readonly issues: readonly ValidationIssue[];
}

/** A file that could not be read. */
export interface UnreadFile {
  readonly file: string;
  readonly error: string;
}

const LEVELS = { error: "error", warning: "warning", info: "note" } as const;

/** Results of validation as SARIF 2.1.0, the exchange format of code scanners. */
export function toSarif(
  files: readonly ValidatedFile[],
  unread: readonly UnreadFile[],
  version: string,
): Readonly<Record<string, unknown>> {
  const codes = [...new Set(files.flatMap(({ issues }) => issues.map(({ code }) => code)))];
  const rules = codes.map((code) => {
    const { meaning, cure } = ISSUE_CATALOGUE[code];
    return { id: code, shortDescription: { text: meaning }, help: { text: cure } };
  });
  const results = files.flatMap(({ file, issues }) =>
    issues.map((issue) => ({
      ruleId: issue.code,
      ruleIndex: codes.indexOf(issue.code),
      level: LEVELS[issue.severity],
      message: { text: issue.message },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: uriOf(file) },
            region: { startLine: issue.line ?? 1, startColumn: issue.column ?? 1 },
          },
          ...(issue.path === "" ? {} : { logicalLocations: [{ fullyQualifiedName: issue.path }] }),
        },
      ],
    })),
  );
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "cinesync", semanticVersion: version, rules } },
        invocations: [
          {
            executionSuccessful: unread.length === 0,
            toolExecutionNotifications: unread.map(({ file, error }) => ({
              level: "error",
              message: { text: error },
              locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }],
            })),
          },
        ],
        columnKind: "utf16CodeUnits",
        results,
      },
    ],
  };
}

function uriOf(file: string): string {
  if (file === STANDARD) return "stdin";
  if (isAbsolute(file)) return pathToFileURL(file).href;
  const slashes = process.platform === "win32" ? file.replaceAll("\\", "/") : file;
  return slashes.split("/").map(encodeURIComponent).join("/");
}
