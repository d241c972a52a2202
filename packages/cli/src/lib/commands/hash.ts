import { stat } from "node:fs/promises";
import { shortHashOfFile } from "@cinesync/session-xml/node";
import { CliError, type ExitStatus } from "../base/cli-error.ts";
import { describeError } from "../base/describe-error.ts";
import { explainFileError } from "../base/file-errors.ts";
import { printable } from "../base/printable.ts";
import { withRereadable } from "../io/spool.ts";
import { tell } from "../io/tell.ts";
import { print } from "../io/write-output.ts";
import type { Given } from "../spec/command-spec.ts";
import type { hashSpec } from "../specs/hash.ts";

export async function hash({ operands, options }: Given<typeof hashSpec>): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const results: { readonly file: string; readonly shortHash: string }[] = [];
  for (const file of operands) {
    try {
      const shortHash = await withRereadable(file, hashOfFile);
      if (options.json) results.push({ file, shortHash });
      else await print(`${shortHash}  ${printable(file)}\n`);
    } catch (error) {
      // One file that cannot be read does not keep the others from being.
      if (!(error instanceof CliError)) throw error;
      tell(describeError(error));
      status = 2;
    }
  }
  if (options.json) await print(`${JSON.stringify(results, undefined, 2)}\n`);
  return status;
}

async function hashOfFile(path: string): Promise<string> {
  try {
    if ((await stat(path)).isFile()) return await shortHashOfFile(path);
  } catch (error) {
    throw explainFileError(error, "read", path);
  }
  throw new CliError(`only files have a short hash, and ${printable(path)} is none`, {
    hint: "Give a file.",
  });
}
