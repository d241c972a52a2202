import os from "node:os";

/** Describes the conditions of a run without identifying the machine. */
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
    sentence: `${date}, ${system} ${os.arch()}, ${cores} cores, ${memory} GB of memory, Node ${process.versions.node}, load at the start ${load.toFixed(1)}`,
  };
}
