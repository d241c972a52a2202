import { mergeSessions, type MergeConflict, type MergeCounts } from "@cinesync/merge";
import { sessionParts, type Session } from "@cinesync/session-xml";
import { optionError } from "../base/cli-error.ts";
import { shorten } from "../base/escape-controls.ts";
import { summarize, warn } from "../io/messages.ts";
import { inputName } from "../io/read-chunks.ts";
import { readWhole } from "../session/read-session.ts";
import { writeSession } from "../session/write-session.ts";
import type { Run } from "../spec/command-spec.ts";
import type { mergeSpec } from "../specs/merge.ts";
import { plural } from "../text/plural.ts";

export const merge: Run<typeof mergeSpec> = async ({ operands, options }) => {
  const names = new Map(options.label.map(([name, file]) => [file, name]));
  for (const file of names.keys())
    if (!operands.includes(file)) throw optionError(`--label: ${inputName(file)} is not one of the sessions`);
  let text = "";
  await writeSession(options, async () => {
    const sessions: Session[] = [];
    for (const file of operands) sessions.push(await readWhole(file));
    const [base, ...others] = sessions as [Session, ...Session[]];
    const labels = operands.map((file) => names.get(file) ?? "");
    const { session, added, sharedMedia, conflicts } = mergeSessions(base, others, { labels });
    for (const conflict of conflicts) warn(describe(conflict, operands));
    text = summary(added, sharedMedia);
    return sessionParts(session);
  });
  summarize(text);
  return 0;
};

/** `keeping 24 from monday.csc (tuesday.csc has 25)` */
function describe({ index, path, message, kept, dropped }: MergeConflict, files: readonly string[]): string {
  const [base, other] = [inputName(files[0] ?? ""), inputName(files[index + 1] ?? "")];
  if (dropped === undefined) return `${other}: ${path}: ${message}`;
  const keeping = kept === undefined ? "nothing" : shorten(JSON.stringify(kept));
  return `${path}: keeping ${keeping} from ${base} (${other} has ${shorten(JSON.stringify(dropped))})`;
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
