/**
 * What `@cinesync/session-xml` says, in the words of the command line: options of functions are none of it.
 */
export function rephrase(message: string): string {
  return message
    .replace(/; if the file can be trusted, raise it with \{.*\}/, ": check where the file comes from")
    .replace(/, or write with \{.*?\}/, "")
    .replace('the limit "maxIssues"', "the limit --max-issues")
    .replace("Raise it with { maxIssues: … }", "Raise it");
}
