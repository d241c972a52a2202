import {
  diffSessions,
  type FieldChange,
  type FrameChange,
  type MediaChange,
  type SessionDiff,
} from "@cinesync/merge";
import { stringifySessionJson, type Session } from "@cinesync/session-xml";
import type { ExitStatus } from "../base/cli-error.ts";
import { colorsFor, type Colors } from "../base/colors.ts";
import { onOneLine } from "../base/printable.ts";
import { print } from "../io/write-output.ts";
import { readWhole } from "../session/read-session.ts";
import type { Given } from "../spec/command-spec.ts";
import type { diffSpec } from "../specs/diff.ts";
import { plural } from "../text/plural.ts";

export async function diff({ operands, options }: Given<typeof diffSpec>): Promise<ExitStatus> {
  const [before = "", after = ""] = operands;
  const result = diffSessions(await readWhole(before), await readWhole(after));
  // Numbers such as NaN are spelled as in sessions.
  if (options.json) await print(`${stringifySessionJson(result as unknown as Session)}\n`);
  else if (!result.same) await print(`${describe(result, colorsFor(process.stdout)).join("\n")}\n`);
  return result.same ? 0 : 1;
}

function describe(result: SessionDiff, colors: Colors): readonly string[] {
  const { fields, groups, media, summary } = result;
  const lines: string[] = [];
  if (fields.length + groups.added.length + groups.removed.length > 0) {
    lines.push(colors.bold("session"));
    for (const group of groups.added) lines.push(added(colors, `group ${onOneLine(group)}`));
    for (const group of groups.removed) lines.push(removed(colors, `group ${onOneLine(group)}`));
    for (const field of fields) lines.push(...describeField(field, colors));
  }
  for (const change of media) lines.push(...describeMedia(change, colors));
  const { added: plus, removed: minus, changed, moved } = summary.media;
  lines.push(
    "",
    `movies: ${plus} added, ${minus} removed, ${changed} changed, ${moved} moved`,
    `notes: ${summary.notes.added} added, ${summary.notes.removed} removed, ${summary.notes.changed} changed`,
    `drawings: ${summary.drawings.added} added, ${summary.drawings.removed} removed`,
  );
  return lines;
}

function describeMedia(change: MediaChange, colors: Colors): readonly string[] {
  const name = onOneLine(change.name);
  if (change.kind === "added")
    return [colors.green(`+ ${change.positionAfter}. ${name}${contents(change.media)}`)];
  if (change.kind === "removed")
    return [colors.red(`- ${change.positionBefore}. ${name}${contents(change.media)}`)];
  const moved = change.moved ? ` (moved from place ${change.positionBefore})` : "";
  return [
    colors.bold(`${change.positionAfter}. ${name}${moved}`),
    ...change.fields.flatMap((field) => describeField(field, colors)),
    ...change.frames.flatMap((frame) => describeFrame(frame, colors)),
  ];
}

function contents(media: Extract<MediaChange, { kind: "added" }>["media"]): string {
  if (media.kind === "group-movie") return " (group movie)";
  const notes = media.annotations.filter((annotation) => annotation.notes !== "").length;
  const drawings = media.annotations.reduce((sum, { objects }) => sum + objects.length, 0);
  return notes + drawings === 0
    ? ""
    : ` (${plural(notes, "note")}, ${plural(drawings, "drawing")} on frames)`;
}

function describeField({ field, before, after }: FieldChange, colors: Colors): readonly string[] {
  return [
    ...(before === undefined ? [] : [removed(colors, `${field}: ${shown(before)}`)]),
    ...(after === undefined ? [] : [added(colors, `${field}: ${shown(after)}`)]),
  ];
}

function describeFrame(
  { kind, frame, notes, drawings, redrawn }: FrameChange,
  colors: Colors,
): readonly string[] {
  const label = `frame ${frame}`;
  const lines: string[] = [];
  if (notes && notes.before !== "") lines.push(removed(colors, `${label}: ${onOneLine(notes.before)}`));
  if (notes && notes.after !== "") lines.push(added(colors, `${label}: ${onOneLine(notes.after)}`));
  if (drawings.removed > 0) lines.push(removed(colors, `${label}: ${plural(drawings.removed, "drawing")}`));
  if (drawings.added > 0) lines.push(added(colors, `${label}: ${plural(drawings.added, "drawing")}`));
  if (redrawn) lines.push(colors.yellow(`  ~ ${label}: drawings in another order`));
  if (lines.length === 0) lines.push(colors.yellow(`  ~ ${label}: ${kind}, in how it is written`));
  return lines;
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : stringifySessionJson(value as Session, 0);
  return onOneLine(text.length > 300 ? `${text.slice(0, 300)}…` : text);
}

function added(colors: Colors, text: string): string {
  return colors.green(`  + ${text}`);
}

function removed(colors: Colors, text: string): string {
  return colors.red(`  - ${text}`);
}
