import { runScriptUrl } from "@cinesync/commands";
import { CliError, optionError } from "../base/cli-error.ts";
import { openOrPrint } from "../session/open-or-print.ts";
import type { Run } from "../spec/command-spec.ts";
import { parsePair } from "../spec/option.ts";
import type { runScriptSpec } from "../specs/run-script.ts";

export const runScript: Run<typeof runScriptSpec> = async ({
  operands: [name = "", ...parameters],
  options,
}) => {
  if (parameters.length > 0 && options.query !== undefined)
    throw optionError("--query and KEY=VALUE cannot be used together");
  return openOrPrint(runScriptUrl(name, options.query ?? parameters.map(parameter)), options.print);
};

function parameter(text: string): readonly [string, string] {
  try {
    return parsePair(text);
  } catch (error) {
    throw error instanceof CliError ? optionError(`parameter ${error.message}`) : error;
  }
}
