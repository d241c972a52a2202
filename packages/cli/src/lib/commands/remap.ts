import { remapParts } from "@cinesync/merge";
import { CliError, type ExitStatus } from "../base/cli-error.ts";
import { keepMemorySmall } from "../base/keep-memory-small.ts";
import { onOneLine } from "../base/printable.ts";
import { tell, warn } from "../io/tell.ts";
import { checkOutput, writeOutput } from "../io/write-output.ts";
import { readParts } from "../session/read-session.ts";
import { remapRules } from "../session/remap-rules.ts";
import { chooseFormat, encodeParts } from "../session/write-session.ts";
import type { Given } from "../spec/command-spec.ts";
import type { remapSpec } from "../specs/remap.ts";
import { plural } from "../text/plural.ts";

export async function remap({ operands, options }: Given<typeof remapSpec>): Promise<ExitStatus> {
  keepMemorySmall();
  const [file = ""] = operands;
  const { from, to, caseSensitive, ignoreCase } = options;
  if (from.length === 0) {
    throw new CliError("there is no prefix to replace", { hint: "Give --from PREFIX and --to PREFIX." });
  }
  if (caseSensitive && ignoreCase)
    throw new CliError("--case-sensitive and --ignore-case exclude one another");
  const rules = remapRules(from, to, caseSensitive ? true : ignoreCase ? false : undefined);
  const format = chooseFormat(options.format, options.output);
  await checkOutput(options);
  let changed = 0;
  let left = 0;
  let example: string | undefined;
  const parts = remapParts(readParts(file), rules, {
    onPath: (before, after) => {
      if (after !== undefined) changed++;
      else {
        left++;
        example ??= before;
      }
    },
  });
  try {
    await writeOutput(encodeParts(parts, format), options);
  } catch (error) {
    if (error instanceof TypeError && error.message.startsWith("Paths cannot"))
      throw new CliError(error.message);
    throw error;
  }
  const others =
    left === 0 ? "" : `, ${left} not${example === undefined ? "" : `, such as ${onOneLine(example)}`}`;
  tell(`${plural(changed, "path")} changed${others}`);
  if (changed === 0) warn("nothing begins with these prefixes: run cinesync check-media to see the paths");
  return 0;
}
