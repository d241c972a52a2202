/**
 * Shows the current step on one line, which the next one replaces.
 *
 * @param {string} text Empty to clear the line.
 */
export function showProgress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text === "" ? "" : `  ${text}`}`);
}
