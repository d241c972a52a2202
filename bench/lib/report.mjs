// The results of suites, and their tables.

/**
 * @typedef {object} Table
 * @property {string} title
 * @property {readonly string[]} columns
 * @property {readonly (readonly string[])[]} rows
 */

/**
 * @typedef {object} Goal A ratio or size that the project aims for.
 * @property {string} what
 * @property {number} measured
 * @property {"least" | "most"} bound Whether `wanted` is a minimum or a maximum.
 * @property {number} wanted
 * @property {"×" | "MB"} unit
 */

/**
 * @typedef {object} Report
 * @property {readonly Goal[]} goals
 * @property {readonly Table[]} tables
 */

/** @param {number} value */
export function ratio(value) {
  return Number.isNaN(value) ? "—" : `${value.toFixed(value < 10 ? 2 : 1)} ×`;
}

/** @param {number} value */
export function rate(value) {
  return Number.isNaN(value) ? "—" : value.toFixed(value < 20 ? 1 : 0);
}

/** @param {number} bytes */
export function megabytes(bytes) {
  return Number.isNaN(bytes) ? "—" : (bytes / 1e6).toFixed(0);
}

/** @param {Goal} goal */
export function isMet({ measured, bound, wanted }) {
  return bound === "least" ? measured >= wanted : measured <= wanted;
}

/**
 * @param {readonly Goal[]} goals
 * @returns {Table}
 */
export function goalTable(goals) {
  const figure = (/** @type {number} */ value, /** @type {Goal["unit"]} */ unit) =>
    unit === "×" ? `${value.toFixed(2)} ×` : `${value.toFixed(value < 1 ? 2 : 1)} MB`;
  return {
    title: "Goals",
    columns: ["what", "goal", "measured", "met"],
    rows: goals.map((goal) => [
      goal.what,
      `at ${goal.bound} ${figure(goal.wanted, goal.unit)}`,
      Number.isNaN(goal.measured) ? "not measured" : figure(goal.measured, goal.unit),
      Number.isNaN(goal.measured) ? "" : isMet(goal) ? "yes" : "no",
    ]),
  };
}

/**
 * Returns a table as aligned Markdown.
 *
 * @param {Table} table
 */
export function toMarkdown({ title, columns, rows }) {
  const widths = columns.map((column, index) =>
    Math.max(3, column.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell, index) => pad(cell, widths[index] ?? 0, index)).join(" | ")} |`;
  const rule = `| ${widths.map((width, index) => (index === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [`### ${title}`, "", line(columns), rule, ...rows.map(line)].join("\n");
}

/**
 * @param {string} cell
 * @param {number} width
 * @param {number} index
 */
function pad(cell, width, index) {
  return index === 0 ? cell.padEnd(width) : cell.padStart(width);
}
