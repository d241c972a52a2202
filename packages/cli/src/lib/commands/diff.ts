import {
  diffSessions,
  type FieldChange,
  type FrameChange,
  type MediaChange,
  type SessionDiff,
} from "@cinesync/merge";
import { optionError } from "../base/cli-error.ts";
import { colorsFor, type Colors } from "../base/colors.ts";
import { shorten, singleLine } from "../base/escape-controls.ts";
import { jsonText, printResults } from "../io/json-results.ts";
import { outputFormat } from "../io/output-format.ts";
import { checkOutput, isStandardOutput, writeOutput } from "../io/write-output.ts";
import { readWhole } from "../session/read-session.ts";
import type { Run } from "../spec/command-spec.ts";
import type { diffSpec } from "../specs/diff.ts";
import { plural } from "../text/plural.ts";

/** Markup of lines. */
interface Style {
  readonly title: (text: string) => string;
  readonly added: (text: string) => string;
  readonly removed: (text: string) => string;
  readonly note: (text: string) => string;
  readonly addedMovie: (text: string) => string;
  readonly removedMovie: (text: string) => string;
}

export const diff: Run<typeof diffSpec> = async ({ operands, options }) => {
  const [before = "", after = ""] = operands;
  const read = async (): Promise<SessionDiff> => {
    const result = diffSessions(await readWhole(before), await readWhole(after));
    return options.notes ? onlyNotes(result) : result;
  };
  if (options.json) {
    if (options.format !== undefined || options.output !== undefined)
      throw optionError("--json cannot be used with --format or --output");
    return printResults([operands], async function* () {
      yield ["before", before];
      yield ["after", after];
      const found = await read();
      yield* Object.entries(found);
      return found.same ? 0 : 1;
    });
  }
  const format = outputFormat(options, {
    endings: { text: ["txt"], md: ["md", "markdown"] },
    fallback: "text",
  });
  await checkOutput(options);
  const result = await read();
  if (result.same && isStandardOutput(options.output)) return 0;
  const isTerminal = isStandardOutput(options.output);
  const style =
    format === "md" ? MARKDOWN : terminalStyle(isTerminal ? colorsFor(process.stdout) : undefined);
  const lines = result.same ? ["no differences"] : describe(result, style, options.notes);
  await writeOutput([`${lines.join("\n")}\n`], options);
  return result.same ? 0 : 1;
};

/** The differences in what people wrote. */
function onlyNotes(result: SessionDiff): SessionDiff {
  const fields = result.fields.filter(({ field }) => field === "notes");
  const media = result.media.flatMap((change): readonly MediaChange[] => {
    if (change.kind !== "changed") {
      const { media: movie } = change;
      const hasNotes =
        movie.kind === "file" && (movie.notes !== "" || movie.annotations.some(({ notes }) => notes !== ""));
      return hasNotes ? [change] : [];
    }
    const own = change.fields.filter(({ field }) => field === "notes");
    const frames = change.frames.filter(({ notes }) => notes !== undefined);
    return own.length + frames.length > 0 ? [{ ...change, moved: false, fields: own, frames }] : [];
  });
  const same = fields.length + media.length === 0;
  return { ...result, same, fields, groups: { added: [], removed: [] }, media };
}

function terminalStyle(colors: Colors | undefined): Style {
  const plain = (text: string): string => text;
  return {
    title: (text) => (colors?.bold ?? plain)(text),
    added: (text) => (colors?.green ?? plain)(`  + ${text}`),
    removed: (text) => (colors?.red ?? plain)(`  - ${text}`),
    note: (text) => (colors?.yellow ?? plain)(`  ~ ${text}`),
    addedMovie: (text) => (colors?.green ?? plain)(`+ ${text}`),
    removedMovie: (text) => (colors?.red ?? plain)(`- ${text}`),
  };
}

const escapeMarkdown = (text: string): string => text.replace(/[\\`*_[\]<>#|~]/g, "\\$&");
const MARKDOWN: Style = {
  title: (text) => `\n## ${escapeMarkdown(text)}\n`,
  added: (text) => `- **added** ${escapeMarkdown(text)}`,
  removed: (text) => `- **removed** ${escapeMarkdown(text)}`,
  note: (text) => `- ${escapeMarkdown(text)}`,
  addedMovie: (text) => `\n## Added: ${escapeMarkdown(text)}\n`,
  removedMovie: (text) => `\n## Removed: ${escapeMarkdown(text)}\n`,
};

function describe(result: SessionDiff, style: Style, notesOnly: boolean): readonly string[] {
  const { fields, groups, media, summary } = result;
  const lines: string[] = [];
  if (fields.length + groups.added.length + groups.removed.length > 0) {
    lines.push(style.title("session"));
    for (const group of groups.added) lines.push(style.added(`group ${singleLine(group)}`));
    for (const group of groups.removed) lines.push(style.removed(`group ${singleLine(group)}`));
    for (const field of fields) lines.push(...describeField(field, style));
  }
  for (const change of media) lines.push(...describeMedia(change, style, notesOnly));
  const { added, removed, changed, moved } = summary.media;
  const { notes, drawings } = summary;
  lines.push(
    "",
    ...(notesOnly ? [] : [`movies: ${added} added, ${removed} removed, ${changed} changed, ${moved} moved`]),
    `notes: ${notes.added} added, ${notes.removed} removed, ${notes.changed} changed`,
    ...(notesOnly ? [] : [`drawings: ${drawings.added} added, ${drawings.removed} removed`]),
  );
  return lines;
}

function describeMedia(change: MediaChange, style: Style, notesOnly: boolean): readonly string[] {
  const name = singleLine(change.name);
  if (change.kind === "changed") {
    const moved = change.moved ? ` (moved from position ${change.positionBefore})` : "";
    return [
      style.title(`${change.positionAfter}. ${name}${moved}`),
      ...change.fields.flatMap((field) => describeField(field, style)),
      ...change.frames.flatMap((frame) => describeFrame(frame, style, notesOnly)),
    ];
  }
  const isAdded = change.kind === "added";
  const position = isAdded ? change.positionAfter : change.positionBefore;
  const title = `${position}. ${name}${contents(change.media)}`;
  const mark = isAdded ? style.added : style.removed;
  const lines = [isAdded ? style.addedMovie(title) : style.removedMovie(title)];
  if (notesOnly && change.media.kind === "file") {
    if (change.media.notes !== "") lines.push(mark(`notes: ${singleLine(change.media.notes)}`));
    for (const { frame, notes } of change.media.annotations)
      if (notes !== "") lines.push(mark(`frame ${frame}: ${singleLine(notes)}`));
  }
  return lines;
}

function contents(media: Extract<MediaChange, { kind: "added" }>["media"]): string {
  if (media.kind === "group-movie") return " (group movie)";
  const notes = media.annotations.filter((annotation) => annotation.notes !== "").length;
  const drawings = media.annotations.reduce((sum, { objects }) => sum + objects.length, 0);
  return notes + drawings === 0
    ? ""
    : ` (${plural(notes, "note")}, ${plural(drawings, "drawing")} on frames)`;
}

function describeField({ field, before, after }: FieldChange, style: Style): readonly string[] {
  return [
    ...(before === undefined ? [] : [style.removed(`${field}: ${shown(before)}`)]),
    ...(after === undefined ? [] : [style.added(`${field}: ${shown(after)}`)]),
  ];
}

function describeFrame(change: FrameChange, style: Style, notesOnly: boolean): readonly string[] {
  const { kind, frame, notes, drawings, redrawn } = change;
  const label = `frame ${frame}`;
  const lines: string[] = [];
  if (notes && notes.before !== "") lines.push(style.removed(`${label}: ${singleLine(notes.before)}`));
  if (notes && notes.after !== "") lines.push(style.added(`${label}: ${singleLine(notes.after)}`));
  if (notesOnly) return lines;
  if (drawings.removed > 0) lines.push(style.removed(`${label}: ${plural(drawings.removed, "drawing")}`));
  if (drawings.added > 0) lines.push(style.added(`${label}: ${plural(drawings.added, "drawing")}`));
  if (redrawn) lines.push(style.note(`${label}: drawings in another order`));
  if (lines.length === 0) lines.push(style.note(`${label}: ${kind}, in how it is written`));
  return lines;
}

function shown(value: unknown): string {
  return singleLine(shorten(typeof value === "string" ? value : jsonText(value)));
}
