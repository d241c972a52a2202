// A reporter for Stryker that names each change that no test notices as soon as it is known: a long run may be cut short.
import path from "node:path";

/** @typedef {{ fileName: string, location: { start: { line: number, column: number } }, mutatorName: string, replacement?: string, status: string, statusReason?: string }} Result */

class Survivors {
  /** @type {Record<string, number>} */
  #counts = {};

  /** @param {Result} result */
  onMutantTested({ fileName, location: { start }, mutatorName, replacement = "", status }) {
    this.#counts[status] = (this.#counts[status] ?? 0) + 1;
    if (status === "Killed" || status === "Ignored") return;
    const place = `${path.relative("", fileName)}:${String(start.line)}:${String(start.column)}`;
    console.log(`${status} ${place} ${mutatorName} → ${replacement.replaceAll(/\s+/g, " ").slice(0, 80)}`);
    console.log(
      Object.entries(this.#counts)
        .map(([name, count]) => `${name} ${String(count)}`)
        .join(", "),
    );
  }
}

export const strykerPlugins = [{ kind: "Reporter", name: "survivors", injectableClass: Survivors }];
