// The page that shows the last tables.
import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import { fileURLToPath } from "node:url";
import { format, resolveConfig } from "prettier";
import { toMarkdown } from "./report.mjs";

const PAGE = fileURLToPath(new URL("../../docs/performance.md", import.meta.url));
const START = "<!-- bench: begin -->";
const END = "<!-- bench: end -->";

/** Under what conditions a run begins, in words that say nothing of whose machine it is. */
export function conditions() {
  const date = new Date().toISOString().slice(0, 10);
  const cores = os.availableParallelism();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  const system =
    { linux: "Linux", darwin: "macOS", win32: "Windows" }[os.platform().toString()] ?? os.platform();
  const [load = 0] = os.loadavg();
  return {
    date,
    load,
    sentence: `${date}, ${system} ${os.arch()}, ${cores} cores, ${memory} GB of memory, Node ${process.versions.node}, load at the start ${load.toFixed(1)}.`,
  };
}

/**
 * @param {ReturnType<typeof conditions>} before
 * @param {import("../run.mjs").Settings} settings
 * @param {readonly import("./report.mjs").Table[]} tables
 */
export async function writeDocs({ sentence }, { rounds, clock }, tables) {
  const page = readFileSync(PAGE, "utf8");
  const [start, end] = [page.indexOf(START), page.indexOf(END)];
  if (start === -1 || end < start) throw new Error(`docs/performance.md has no ${START} and ${END}.`);
  const how = `${sentence} ${rounds} rounds, medians, ${clock === "wall" ? "time that passed" : "processor time of all threads"}.`;
  const content = [START, how, ...tables.map(toMarkdown), ""].join("\n\n");
  const text = page.slice(0, start) + content + page.slice(end);
  const config = await resolveConfig(PAGE);
  writeFileSync(PAGE, await format(text, { ...config, filepath: PAGE }));
}
