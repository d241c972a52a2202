import type { FrameNoteRow, NoteRow } from "../rows/note-row.ts";
import { escapeMarkdown, escapeMarkdownBlock, escapeMarkdownPieces } from "./escape-markdown.ts";
import { renderChunks, renderRows, type RowFormat } from "./row-format.ts";

/** Options for Markdown. */
export interface MarkdownOptions {
  /** The heading of the whole. Default: `Notes`. With `""` there is none. */
  readonly title?: string;
}

/**
 * Notes as Markdown (CommonMark, and what GitHub makes of it): a heading for each movie, an item for each frame.
 * Everything that comes from the session is escaped: it looks as it was written and cannot become markup, a link or
 * HTML.
 */
export function notesToMarkdown(rows: Iterable<NoteRow>, options: MarkdownOptions = {}): string {
  return renderRows(rows, markdownFormat(options));
}

/** The same as a stream, a chunk for each row. */
export function notesToMarkdownChunks(
  rows: AsyncIterable<NoteRow> | Iterable<NoteRow>,
  options: MarkdownOptions = {},
): AsyncGenerator<string, void, undefined> {
  return renderChunks(rows, markdownFormat(options));
}

export function markdownFormat({ title = "Notes" }: MarkdownOptions): RowFormat {
  let place = 0;
  let before = "";
  const block = (text: string): string => {
    const separated = `${before}${text}\n`;
    before = "\n";
    return separated;
  };
  const heading = (row: NoteRow): string => {
    if (row.kind === "session") return place === 0 ? "" : block("## Session");
    if (row.mediaPlace === place) return "";
    place = row.mediaPlace;
    return block(`## ${row.mediaPlace}. ${escapeMarkdown(row.mediaName)}`);
  };
  return {
    start: () => (title === "" ? "" : block(`# ${escapeMarkdown(title)}`)),
    row: (row) =>
      heading(row) + block(row.kind === "frame" ? frameItem(row) : escapeMarkdownBlock(row.text, "")),
    async *longRow({ row, longText }) {
      yield heading(row);
      yield before + frameLabel(row);
      before = "\n";
      yield "\n\n";
      yield* escapeMarkdownPieces(longText(), ITEM_INDENT);
      yield "\n";
    },
    end: () => "",
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
