import type { IssueCode, IssueSeverity } from "./issue.ts";

/** Codes that are not errors. */
const MILDER: Readonly<Partial<Record<IssueCode, IssueSeverity>>> = {
  "unpublished-attribute": "warning",
  "newer-version": "warning",
  "pro-content-in-standard-session": "warning",
  "several-active-media": "warning",
  "unknown-group": "warning",
  "play-range-reversed": "warning",
  "current-frame-outside-range": "warning",
  "several-annotations-on-frame": "warning",
  "no-portable-locator": "warning",
  "unknown-field": "warning",
  "checks-limited": "info",
  "too-many-issues": "warning",
};

export function severityOf(code: IssueCode): IssueSeverity {
  return MILDER[code] ?? "error";
}

/** Returns whether an issue with this code makes a session invalid. */
export function invalidates(code: IssueCode): boolean {
  return code === "unpublished-attribute" || severityOf(code) === "error";
}
