import { mergeSessions, type MergeConflict, type MergeCounts } from "@cinesync/merge";
import { sessionParts, type Session } from "@cinesync/session-xml";
import type { ExitStatus } from "../base/cli-error.ts";
import { onOneLine } from "../base/printable.ts";
import { inputName } from "../io/read-chunks.ts";
import { tell, warn } from "../io/tell.ts";
import { checkOutput, writeOutput } from "../io/write-output.ts";
import { readWhole } from "../session/read-session.ts";
import { chooseFormat, encodeParts } from "../session/write-session.ts";
import type { Given } from "../spec/command-spec.ts";
import type { mergeSpec } from "../specs/merge.ts";
import { plural } from "../text/plural.ts";

export async function merge({ operands, options }: Given<typeof mergeSpec>): Promise<ExitStatus> {
  const [base = "", ...others] = operands;
  const format = chooseFormat(options.to, options.output);
  await checkOutput(options);
  const first = await readWhole(base);
  const sessions: Session[] = [];
  for (const other of others) sessions.push(await readWhole(other));
  const { session, added, sharedMedia, conflicts } = mergeSessions(first, sessions);
  for (const conflict of conflicts) warn(describe(conflict, others));
  await writeOutput(encodeParts(sessionParts(session), format), options);
  tell(summary(added, sharedMedia));
  return 0;
}

function describe({ index, path, message, dropped }: MergeConflict, others: readonly string[]): string {
  const value = dropped === undefined ? "" : ` (not ${onOneLine(shortJson(dropped))})`;
  return `${inputName(others[index] ?? "")}: ${path}: ${onOneLine(message)}${value}`;
}

function shortJson(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function summary({ media, notes, drawings, groups, locators }: MergeCounts, shared: number): string {
  const counts = [
    plural(media, "movie"),
    plural(notes, "note"),
    plural(drawings, "drawing"),
    plural(groups, "group"),
    plural(locators, "locator"),
  ];
  return `added ${counts.slice(0, -1).join(", ")} and ${counts.at(-1) ?? ""}; ${plural(shared, "movie was", "movies were")} in more than one`;
}
