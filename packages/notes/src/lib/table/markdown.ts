import { expectOptions } from "../base/expect-argument.ts";
import type { FrameNoteRow, NoteRow } from "../rows/note-row.ts";
import { escapeMarkdown, escapeMarkdownBlock } from "./escape-markdown.ts";
import { type NoteRowSource, renderChunks, renderRows, type RowFormat } from "./row-format.ts";

/** Options for Markdown. */
export interface MarkdownOptions {
  /** The heading of the document. Default: `Notes`. With `""` there is none. */
  readonly title?: string | undefined;
}

/**
 * Returns notes as Markdown (CommonMark, and GitHub's dialect): a heading for each movie, an item for each frame.
 * Everything from the session is escaped: it appears as it was written and cannot become markup, a link or HTML.
 *
 * @example
 * import { noteRows, notesToMarkdown } from "@cinesync/notes";
 * import { createSession } from "@cinesync/session-xml";
 *
 * console.log(notesToMarkdown(noteRows(createSession({ notes: "Good session." })), { title: "Monday" }));
 */
export function notesToMarkdown(rows: Iterable<NoteRow>, options: MarkdownOptions = {}): string {
  return renderRows(rows, markdownFormat(options));
}

/**
 * Gives the same text as `notesToMarkdown` in chunks, one for each row or movie.
 *
 * @example
 * import { noteRows, notesToMarkdownChunks } from "@cinesync/notes";
 * import { createSession } from "@cinesync/session-xml";
 *
 * const rows = noteRows(createSession({ notes: "Good session." }));
 * for await (const chunk of notesToMarkdownChunks(rows)) console.log(chunk);
 */
export function notesToMarkdownChunks(
  rows: NoteRowSource,
  options: MarkdownOptions = {},
): AsyncGenerator<string, void, undefined> {
  return renderChunks(rows, markdownFormat(options));
}

function markdownFormat(options: MarkdownOptions): RowFormat {
  expectOptions(options, { title: "text" });
  const { title = "Notes" } = options;
  let position = 0;
  let before = "";
  const block = (text: string): string => {
    const separated = `${before}${text}\n`;
    before = "\n";
    return separated;
  };
  const heading = (row: NoteRow): string => {
    if (row.kind === "session") return position === 0 ? "" : block("## Session");
    if (row.playlistPosition === position) return "";
    position = row.playlistPosition;
    return block(`## ${position}. ${escapeMarkdown(row.mediaName)}`);
  };
  return {
    start: title === "" ? "" : block(`# ${escapeMarkdown(title)}`),
    row: (row) =>
      heading(row) + block(row.kind === "frame" ? frameItem(row) : escapeMarkdownBlock(row.text, "")),
  };
}

const ITEM_INDENT = "  ";

function frameItem(row: FrameNoteRow): string {
  const label = frameLabel(row);
  return row.text === "" ? label : `${label}\n\n${escapeMarkdownBlock(row.text, ITEM_INDENT)}`;
}

function frameLabel({ frameNumber, timecode, drawings }: FrameNoteRow): string {
  const label = [
    `**Frame ${frameNumber}**`,
    ...(timecode === undefined ? [] : [timecode]),
    ...(drawings.length === 0 ? [] : [`drawn: ${drawings.map(escapeMarkdown).join(", ")}`]),
  ].join(" · ");
  return `- ${label}`;
}
