import { optionError, type ExitStatus } from "../base/cli-error.ts";
import { print } from "../io/write-output.ts";
import type { CommandInput, CommandSpec } from "../spec/command-spec.ts";
import { SHELLS, type completionSpec } from "../specs/completion.ts";
import { orList } from "../text/or-list.ts";
import { completionModel } from "./completion-model.ts";
import { bashCompletion } from "./completion-bash.ts";
import { fishCompletion } from "./completion-fish.ts";
import { powershellCompletion } from "./completion-powershell.ts";
import { zshCompletion } from "./completion-zsh.ts";

const WRITERS = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
};

/** Prints the script that completes the commands of a table in a shell. */
export async function completion(
  { operands }: CommandInput<typeof completionSpec>,
  commands: readonly CommandSpec[],
): Promise<ExitStatus> {
  const shell = SHELLS.find((one) => one === operands[0]?.toLowerCase());
  if (shell === undefined) {
    throw optionError(`SHELL must be ${orList(SHELLS)}, not ${JSON.stringify(operands[0])}`);
  }
  await print(WRITERS[shell](completionModel(commands)));
  return 0;
}
