import { encodeSession, writeSessionBytes } from "@cinesync/session-xml";
import { CliError, type ExitStatus } from "../base/cli-error.ts";
import { printable } from "../base/printable.ts";
import { readChunks, STANDARD } from "../io/read-chunks.ts";
import { checkOutput, print, writeOutput } from "../io/write-output.ts";
import { readWhole } from "../session/read-session.ts";
import type { Given } from "../spec/command-spec.ts";
import type { formatSpec } from "../specs/format.ts";

export async function format({ operands, options }: Given<typeof formatSpec>): Promise<ExitStatus> {
  const { check, inPlace, output } = options;
  if ([check, inPlace, output !== undefined].filter(Boolean).length > 1) {
    throw new CliError("--check, --in-place and --output exclude one another", { hint: "Give one of them." });
  }
  if (check) return checkFiles(operands);
  if (inPlace) {
    for (const file of operands) await rewrite(file);
    return 0;
  }
  const [file = "", ...others] = operands;
  if (others.length > 0) {
    throw new CliError("several files cannot be written into one", {
      hint: "Give one file, or --in-place or --check.",
    });
  }
  await checkOutput(options);
  await writeOutput(writeSessionBytes(await readWhole(file)), options);
  return 0;
}

async function checkFiles(files: readonly string[]): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  for (const file of files) {
    if (file === STANDARD) throw noStandard("--check");
    if (await isCanonical(file)) continue;
    await print(`${printable(file)}\n`);
    status = 1;
  }
  return status;
}

async function rewrite(file: string): Promise<void> {
  if (file === STANDARD) throw noStandard("--in-place");
  const bytes = encodeSession(await readWhole(file));
  if (await hasBytes(file, bytes)) return;
  await writeOutput([bytes], { output: file, force: true });
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

function noStandard(option: string): CliError {
  return new CliError(`${option} needs files, and standard input is none`, {
    hint: "Give the names of files.",
  });
}
