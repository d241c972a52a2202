import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Returns a Python 3 with lxml, or `undefined`. Tries the environment variable `PYTHON` first. */
export async function findPython() {
  const candidates = [process.env["PYTHON"], "python3", "/usr/bin/python3", "python"];
  for (const candidate of candidates) {
    if (candidate === undefined || candidate === "") continue;
    try {
      await run(candidate, ["-c", "import sys, lxml.etree; assert sys.version_info[0] == 3"]);
      return candidate;
    } catch {
      // Missing, or without lxml.
    }
  }
  return undefined;
}
