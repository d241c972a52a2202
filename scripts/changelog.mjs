// Makes a changelog entry from a changeset: its text, without commit ids, which mean nothing to readers.

/** @param {{ summary: string }} changeset */
function getReleaseLine({ summary }) {
  const [first = "", ...rest] = summary.trim().split("\n");
  return [`- ${first}`, ...rest.map((line) => (line === "" ? "" : `  ${line}`))].join("\n");
}

/**
 * @param {unknown} _changesets
 * @param {readonly { name: string, newVersion: string }[]} dependencies
 */
function getDependencyReleaseLine(_changesets, dependencies) {
  if (dependencies.length === 0) return "";
  return `- Uses ${dependencies.map(({ name, newVersion }) => `\`${name}\` ${newVersion}`).join(", ")}.`;
}

export default { getReleaseLine, getDependencyReleaseLine };
