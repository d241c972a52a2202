import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A Python 3 that has lxml, or `undefined`. The environment variable `PYTHON` goes first. */
export async function findPython() {
  const candidates = [process.env["PYTHON"], "python3", "/usr/bin/python3", "python"];
  for (const candidate of candidates) {
    if (candidate === undefined || candidate === "") continue;
    try {
      await run(candidate, ["-c", "import sys, lxml.etree; assert sys.version_info[0] == 3"]);
      return candidate;
    } catch {
      // Not there, or without lxml.
    }
  }
  return undefined;
}
