import { onAbruptEnd } from "../base/cleanup.ts";
import { onOneLine } from "../base/printable.ts";

const FIRST_AFTER_MS = 500;
const AGAIN_AFTER_MS = 100;

let shown = false;
let forget: (() => void) | undefined;

/**
 * Tells on standard error how far reading has come, from half a second on, and only on a terminal.
 */
export class Progress {
  readonly #label: string;
  readonly #total: number | undefined;
  readonly #started = performance.now();
  readonly #isWanted = process.stderr.isTTY && process.env["TERM"] !== "dumb";
  #done = 0;
  #next = FIRST_AFTER_MS;

  /** @param total Bytes; `undefined` when nobody knows. */
  constructor(label: string, total: number | undefined) {
    this.#label = label;
    this.#total = total;
  }

  advance(bytes: number): void {
    this.#done += bytes;
    if (!this.#isWanted) return;
    const elapsed = performance.now() - this.#started;
    if (elapsed < this.#next) return;
    this.#next = elapsed + AGAIN_AFTER_MS;
    const total = this.#total ?? 0;
    const percent =
      total > 0 ? `${String(Math.min(100, Math.floor((100 * this.#done) / total))).padStart(3)} % of ` : "";
    const size = formatSize(total > 0 ? total : this.#done);
    const line = `${percent}${size}  ${onOneLine(this.#label)}`;
    const width = (process.stderr.columns || 80) - 1;
    process.stderr.write(`\r\u001b[2K${line.length > width ? `${line.slice(0, width - 1)}…` : line}`);
    if (!shown) forget = onAbruptEnd(clearProgress);
    shown = true;
  }
}

/** Takes the line away, before something else is written or at the end. */
export function clearProgress(): void {
  if (!shown) return;
  shown = false;
  forget?.();
  process.stderr.write("\r\u001b[2K");
}

/** A number of bytes for people. */
function formatSize(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[unit] ?? ""}`;
}
