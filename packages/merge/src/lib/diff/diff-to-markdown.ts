import { expectOptions } from "../error/expect-argument.ts";
import { expectDiff, noteDifferences } from "./note-differences.ts";
import type { ChangedMedia, FieldChange, MediaChange, SessionDiff } from "./session-diff.ts";

/** Options of {@link diffToMarkdown}. */
export interface DiffMarkdownOptions {
  /** Writes only notes. Default: false. */
  readonly notesOnly?: boolean | undefined;
}

/**
 * Writes a diff as Markdown for people: a heading for the session and for each entry of the playlist that differs, a list
 * item for each difference, and the counts.
 *
 * @example
 * ```ts
 * import { diffSessions, diffToMarkdown } from "@cinesync/merge";
 * import { createSession } from "@cinesync/session-xml";
 *
 * const diff = diffSessions(createSession(), createSession({ notes: "approved" }));
 * console.log(diffToMarkdown(diff, { notesOnly: true }));
 * // ## Session
 * //
 * // - note added: approved
 * ```
 */
export function diffToMarkdown(diff: SessionDiff, options: DiffMarkdownOptions = {}): string {
  expectDiff(diff);
  expectOptions(options, { notesOnly: "boolean" });
  if (diff.same) return "No differences.\n";
  return options.notesOnly === true ? notesMarkdown(diff) : fullMarkdown(diff);
}

function notesMarkdown(diff: SessionDiff): string {
  const sections = new Map<string, string[]>();
  for (const change of noteDifferences(diff)) {
    const { kind, mediaName, playlistPosition, frame, before, after } = change;
    const heading = mediaName === undefined ? "Session" : `${String(playlistPosition)}. ${escape(mediaName)}`;
    const items = sections.get(heading);
    const place = frame === undefined ? "" : `frame ${frame}, `;
    const item = `${place}note ${kind}: ${beforeAndAfter(before, after)}`;
    if (items) items.push(item);
    else sections.set(heading, [item]);
  }
  if (sections.size === 0) return "No notes differ.\n";
  return document([...sections].map(([heading, items]) => section(heading, items)));
}

function fullMarkdown(diff: SessionDiff): string {
  const { fields, groups, media, summary } = diff;
  const session = [
    ...groups.added.map((group) => `group added: ${escape(group)}`),
    ...groups.removed.map((group) => `group removed: ${escape(group)}`),
    ...fields.map(fieldItem),
  ];
  const { added, removed, changed, moved } = summary.media;
  return document([
    ...(session.length > 0 ? [section("Session", session)] : []),
    ...media.map(mediaSection),
    section("Summary", [
      `movies: ${added} added, ${removed} removed, ${changed} changed, ${moved} moved`,
      `notes: ${summary.notes.added} added, ${summary.notes.removed} removed, ${summary.notes.changed} changed`,
      `drawings: ${summary.drawings.added} added, ${summary.drawings.removed} removed`,
    ]),
  ]);
}

function mediaSection(change: MediaChange): string {
  if (change.kind === "changed") {
    const moved = change.moved ? [`moved from ${change.positionBefore}`] : [];
    const items = [...moved, ...change.fields.map(fieldItem), ...change.frames.flatMap(frameItems)];
    return section(`${change.positionAfter}. ${escape(change.name)}`, items);
  }
  const position = change.kind === "added" ? change.positionAfter : change.positionBefore;
  const annotations = change.media.kind === "file" ? change.media.annotations : [];
  const drawings = annotations.reduce((sum, { objects }) => sum + objects.length, 0);
  const notes = annotations.filter((annotation) => annotation.notes !== "").length;
  const contents = notes + drawings > 0 ? `, with ${notes} frame notes and ${drawings} drawings` : "";
  return section(`${position}. ${escape(change.name)}`, [`${change.kind}${contents}`]);
}

function fieldItem({ field, before, after }: FieldChange): string {
  return `${field}: ${beforeAndAfter(shown(before), shown(after))}`;
}

function frameItems({ frame, notes, drawings, redrawn }: ChangedMedia["frames"][number]): readonly string[] {
  const items = [
    ...(notes ? [`frame ${frame}: ${beforeAndAfter(notes.before, notes.after)}`] : []),
    ...(drawings.added > 0 ? [`frame ${frame}: ${drawings.added} drawings added`] : []),
    ...(drawings.removed > 0 ? [`frame ${frame}: ${drawings.removed} drawings removed`] : []),
    ...(redrawn ? [`frame ${frame}: drawings in another order`] : []),
  ];
  return items.length > 0 ? items : [`frame ${frame}: preserved content differs`];
}

function beforeAndAfter(before: string, after: string): string {
  if (before === "") return escape(after);
  return after === "" ? `~~${escape(before)}~~` : `~~${escape(before)}~~ → ${escape(after)}`;
}

function shown(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function section(heading: string, items: readonly string[]): string {
  return [`## ${heading}`, "", ...items.map((item) => `- ${item}`)].join("\n");
}

function document(sections: readonly string[]): string {
  return `${sections.join("\n\n")}\n`;
}

/** Escapes text for Markdown: no character of it is markup, and a line break stays within its list item. */
function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&]/g, "\\$&").replace(/\r\n|[\n\r\u2028\u2029]/g, "<br>");
}
