// Explains every issue code, for programs that show issues to people. Few need it, so it is not in the main entry.
export { ISSUE_CATALOGUE, type IssueDescription, type IssueExample } from "./lib/validate/catalogue.ts";
