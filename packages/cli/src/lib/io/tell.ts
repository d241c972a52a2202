import { colorsFor } from "../base/colors.ts";
import { clearProgress } from "./progress.ts";

/** Says something to the person at the terminal: on standard error, so that standard output stays for programs. */
export function tell(message: string): void {
  clearProgress();
  process.stderr.write(`${message}\n`);
}

/** Says that something is not as it should be, although the work goes on. */
export function warn(message: string): void {
  const colors = colorsFor(process.stderr);
  tell(`${colors.yellow("warning:")} ${message}`);
}
