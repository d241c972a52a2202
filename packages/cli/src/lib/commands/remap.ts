import { remapParts } from "@cinesync/merge";
import { optionError } from "../base/cli-error.ts";
import { singleLine } from "../base/escape-controls.ts";
import { summarize, warn } from "../io/messages.ts";
import { readParts } from "../session/read-session.ts";
import { remapRules } from "../session/remap-rules.ts";
import { writeSession } from "../session/write-session.ts";
import type { Run } from "../spec/command-spec.ts";
import type { remapSpec } from "../specs/remap.ts";
import { plural } from "../text/plural.ts";

export const remap: Run<typeof remapSpec> = async ({ operands: [file = ""], options }) => {
  const { from, to, caseSensitive, ignoreCase } = options;
  if (from.length === 0) throw optionError("--from and --to are required");
  if (caseSensitive && ignoreCase)
    throw optionError("--case-sensitive and --ignore-case cannot be used together");
  const rules = remapRules(from, to, caseSensitive ? true : ignoreCase ? false : undefined);
  let changed = 0;
  let left = 0;
  let example: string | undefined;
  const onPath = (before: string, after: string | undefined): void => {
    if (after !== undefined) changed++;
    else {
      left++;
      example ??= before;
    }
  };
  await writeSession(options, () => remapParts(readParts(file), rules, { onPath }));
  if (changed === 0) warn("no path begins with a --from prefix; cinesync check-media shows the paths");
  const others = example === undefined ? "" : `, ${left} not, such as ${singleLine(example)}`;
  summarize(`${plural(changed, "path")} changed${others}`);
  return 0;
};
