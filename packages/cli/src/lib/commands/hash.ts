import { shortHashOfFile } from "@cinesync/session-xml/node";
import { CliError } from "../base/cli-error.ts";
import { escapeControls } from "../base/escape-controls.ts";
import { explainFileError } from "../base/file-errors.ts";
import { findFile } from "../io/find-file.ts";
import { eachInput, printResults } from "../io/json-results.ts";
import { inputName } from "../io/read-chunks.ts";
import { withTempCopy } from "../io/temp-copy.ts";
import { print } from "../io/write-output.ts";
import type { Run } from "../spec/command-spec.ts";
import type { hashSpec } from "../specs/hash.ts";

export const hash: Run<typeof hashSpec> = async ({ operands, options }) => {
  if (options.json) {
    return printResults(operands, async function* (file) {
      yield ["file", file];
      yield ["shortHash", await hashOf(file)];
      return 0;
    });
  }
  return eachInput(operands, async (file) => {
    await print(`${await hashOf(file)}  ${escapeControls(file)}\n`);
    return 0;
  });
};

async function hashOf(file: string): Promise<string> {
  return withTempCopy(file, async (given) => {
    try {
      const { path, stats } = (await findFile(given)) ?? { path: given };
      if (stats?.isDirectory() === true)
        throw new CliError(`cannot hash ${inputName(file)}: it is a folder`, { code: "cannot-read" });
      return await shortHashOfFile(path);
    } catch (error) {
      throw explainFileError(error, "read", given);
    }
  });
}
