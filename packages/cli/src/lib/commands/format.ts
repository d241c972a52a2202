import { encodeSession, writeSessionBytes } from "@cinesync/session-xml";
import { CliError, optionError, type ExitStatus } from "../base/cli-error.ts";
import { escapeControls } from "../base/escape-controls.ts";
import { eachInput } from "../io/json-results.ts";
import { outputFormat } from "../io/output-format.ts";
import { readChunks, readRawChunks, STANDARD } from "../io/read-chunks.ts";
import { checkOutput, print, writeOutput } from "../io/write-output.ts";
import { readWhole } from "../session/read-session.ts";
import type { Run } from "../spec/command-spec.ts";
import type { formatSpec } from "../specs/format.ts";

export const format: Run<typeof formatSpec> = async ({ operands, options }) => {
  const { check, inPlace, output } = options;
  if ([check, inPlace, output !== undefined].filter(Boolean).length > 1)
    throw optionError("--check, --in-place and --output cannot be used together");
  if (check || inPlace) {
    if (operands.includes(STANDARD))
      throw optionError(`${check ? "--check" : "--in-place"} needs files, not standard input`);
    return eachInput(operands, check ? checkFile : rewrite);
  }
  const [file = "", ...others] = operands;
  if (others.length > 0)
    throw optionError("several files cannot be written into one", "give one file, --in-place or --check");
  outputFormat({ output }, { endings: { csc: ["csc"] }, fallback: "csc" });
  await checkOutput(options);
  await writeOutput(writeSessionBytes(await readWhole(file)), options);
  return 0;
};

async function checkFile(file: string): Promise<ExitStatus> {
  if (await isCanonical(file)) return 0;
  await print(`${escapeControls(file)}\n`);
  return 1;
}

async function rewrite(file: string): Promise<ExitStatus> {
  await checkKind(file);
  const bytes = encodeSession(await readWhole(file));
  if (!(await hasBytes(file, bytes))) await writeOutput([bytes], { output: file, force: true });
  return 0;
}

/** Refuses to turn a file into another kind than its name and its readers expect. */
async function checkKind(file: string): Promise<void> {
  const isPackedName = /\.gz$/i.test(file);
  for await (const chunk of readRawChunks(file)) {
    const isPacked = chunk[0] === 0x1f && chunk[1] === 0x8b;
    const isJson = /^\s*\{/.test(Buffer.from(chunk.subarray(0, 100)).toString("latin1"));
    if (isPacked === isPackedName && !isJson && !/\.json(?:\.gz)?$/i.test(file)) return;
    const kind = isPacked ? "gzipped" : isJson ? "JSON" : "not gzipped, or not named .csc";
    throw new CliError(`--in-place rewrites session files, and ${escapeControls(file)} is ${kind}`, {
      hint: "write another file: cinesync convert",
    });
  }
}

async function isCanonical(file: string): Promise<boolean> {
  return hasBytes(file, encodeSession(await readWhole(file)));
}

async function hasBytes(file: string, bytes: Uint8Array): Promise<boolean> {
  let offset = 0;
  for await (const chunk of readChunks(file)) {
    const expected = bytes.subarray(offset, offset + chunk.length);
    if (Buffer.compare(chunk, expected) !== 0) return false;
    offset += chunk.length;
  }
  return offset === bytes.length;
}
