// The end of every check: prints its findings, one per line, and sets the exit code.
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Prints the findings and sets the exit status.
 *
 * @param {string} what Name of the check, for the last line.
 * @param {readonly string[]} findings Sentences that say where, what and how to fix it.
 */
export function finish(what, findings) {
  for (const finding of findings) console.error(`✗ ${finding}`);
  if (findings.length > 0) {
    console.error(`${what}: ${findings.length} problems`);
    process.exitCode = 1;
  } else {
    console.log(`${what}: ok`);
  }
}

/**
 * Whether this module is the program, rather than imported by a test.
 *
 * @param {ImportMeta} meta
 */
export function isMain(meta) {
  const started = process.argv[1];
  return started !== undefined && fileURLToPath(meta.url) === realpathSync(started);
}
