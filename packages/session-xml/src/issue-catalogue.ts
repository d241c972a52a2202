// What every issue code means, for programs that explain issues to people. Apart from the main entry, since few need it.
export { ISSUE_CATALOGUE, type IssueDescription, type IssueExample } from "./lib/validate/catalogue.ts";
