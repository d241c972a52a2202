import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type EngineVerdict, parseErrorOf, SCHEMA_FILES, type SchemaName } from "./engine-libxml2.ts";

/** True if jing (Debian: `apt-get install jing`) can be started. */
export function hasJing(): boolean {
  return spawnSync("jing", [], { stdio: "ignore" }).error === undefined;
}

/**
 * Returns the verdicts of jing. Starting it is slow, so it gets many documents at once. It stops at the first document that
 * is not well-formed; libxml2 sorts those out first, and where it misses one, jing is started again after it.
 */
export function validateWithJing(
  documents: readonly string[],
  schema: SchemaName = "published",
): EngineVerdict[] {
  const verdicts = documents.map((xml): EngineVerdict | undefined => {
    const reason = parseErrorOf(xml);
    return reason === undefined ? undefined : { valid: false, reason };
  });
  const folder = mkdtempSync(join(tmpdir(), "cinesync-jing-"));
  try {
    const files = documents.map((xml, index) => {
      const file = join(folder, `${String(index)}.csc`);
      writeFileSync(file, xml);
      return file;
    });
    let left = [...documents.keys()].filter((index) => verdicts[index] === undefined);
    while (left.length > 0) {
      const { reasons, stoppedAt } = runJing(
        left.map((index) => files[index] ?? ""),
        schema,
      );
      for (const index of left) {
        if (stoppedAt !== undefined && index > stoppedAt) break;
        const reason = reasons.get(index);
        verdicts[index] = { valid: reason === undefined, reason: reason ?? "" };
      }
      left = stoppedAt === undefined ? [] : left.filter((index) => index > stoppedAt);
    }
  } finally {
    rmSync(folder, { recursive: true, maxRetries: 5 });
  }
  return verdicts.map((verdict) => {
    if (!verdict) throw new Error("jing has not seen every document.");
    return verdict;
  });
}

/** Returns jing's first message about each rejected file, and the file at which it stopped. */
function runJing(
  files: readonly string[],
  schema: SchemaName,
): { readonly reasons: ReadonlyMap<number, string>; readonly stoppedAt: number | undefined } {
  const schemaFile = fileURLToPath(new URL(`../../schema/${SCHEMA_FILES[schema]}.rng`, import.meta.url));
  const run = spawnSync("jing", [schemaFile, ...files], { encoding: "utf8", maxBuffer: 1 << 30 });
  if (run.error) throw run.error;
  const reasons = new Map<number, string>();
  let stoppedAt: number | undefined;
  for (const line of `${run.stdout}${run.stderr}`.split("\n")) {
    const match = /\b([0-9]{1,9})\.csc(?::[0-9]+)*: (error|fatal): (.*)$/.exec(line);
    const index = Number(match?.[1]);
    if (match && !reasons.has(index)) reasons.set(index, match[3] ?? "");
    if (match?.[2] === "fatal") stoppedAt = index;
    // Debian's script for jing warns of optional libraries. Any other output is a failure of the engine itself, which must not look like "valid".
    const isWarning = line.includes(": warning:") || line.startsWith("[warning] ");
    if (!match && line.trim() !== "" && !isWarning) throw new Error(`jing says: ${line}`);
  }
  return { reasons, stoppedAt };
}
