import { statSync } from "node:fs";
import { onAbruptEnd } from "../base/cleanup.ts";
import { singleLine } from "../base/escape-controls.ts";

const FIRST_AFTER_MS = 500;
const AGAIN_AFTER_MS = 100;

let shown = false;
let forget: (() => void) | undefined;

/** Shows on standard error how much has been read, after half a second, and only on a terminal. */
export class Progress {
  readonly #path: string;
  readonly #total: number;
  readonly #started = performance.now();
  readonly #isWanted = process.stderr.isTTY && process.env["TERM"] !== "dumb";
  #done = 0;
  #next = FIRST_AFTER_MS;

  /** @param path `-` or the file that is read. */
  constructor(path: string) {
    this.#path = path === "-" ? "standard input" : path;
    this.#total = this.#isWanted && path !== "-" ? (statSync(path, { throwIfNoEntry: false })?.size ?? 0) : 0;
  }

  advance(bytes: number): void {
    this.#done += bytes;
    if (!this.#isWanted) return;
    const elapsed = performance.now() - this.#started;
    if (elapsed < this.#next) return;
    this.#next = elapsed + AGAIN_AFTER_MS;
    const percent = Math.min(100, Math.floor((100 * this.#done) / this.#total));
    const part = this.#total > 0 ? `${String(percent).padStart(3)} % of ` : "";
    const line = `${part}${formatSize(this.#total || this.#done)}  ${singleLine(this.#path)}`;
    const width = (process.stderr.columns || 80) - 1;
    process.stderr.write(`\r\u001b[2K${line.length > width ? `${line.slice(0, width - 1)}…` : line}`);
    if (!shown) forget = onAbruptEnd(clearProgress);
    shown = true;
  }
}

/** Removes the line, before something else is written and at the end. */
export function clearProgress(): void {
  if (!shown) return;
  shown = false;
  forget?.();
  process.stderr.write("\r\u001b[2K");
}

/** A number of bytes for people. */
export function formatSize(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[unit] ?? ""}`;
}
