// Runs publint and "are the types wrong" on the tarballs.
import { readFileSync } from "node:fs";
import path from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { run } from "../lib/run.mjs";
import { ROOT } from "../lib/workspace.mjs";

/** @typedef {import("./pack.mjs").Packed} Packed */

const ATTW = path.join(ROOT, "node_modules/@arethetypeswrong/cli/dist/index.js");

/**
 * @param {Packed} packed
 * @returns {Promise<string[]>}
 */
export async function lintPackage({ name, tarball, entries }) {
  const bytes = readFileSync(tarball);
  const { messages, pkg } = await publint({
    pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) },
    level: "suggestion",
    strict: true,
  });
  const findings = messages.map(
    (message) => `${name}: publint: ${formatMessage(message, pkg) ?? message.code}`,
  );
  // A package that is only a command has no types.
  if (entries.length === 0) return findings;
  const { code, stdout, stderr } = await run(process.execPath, [
    ATTW,
    tarball,
    "--profile",
    "esm-only",
    "--no-emoji",
    "--no-color",
  ]);
  if (code !== 0) findings.push(`${name}: are the types wrong?\n${stdout}${stderr}`.trimEnd());
  return findings;
}
