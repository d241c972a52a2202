/**
 * Says what is being done, on a line of its own that the next one replaces.
 *
 * @param {string} text Empty for nothing any more.
 */
export function showProgress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text === "" ? "" : `  ${text}`}`);
}
