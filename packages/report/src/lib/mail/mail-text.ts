import type { NoteRow } from "@cinesync/notes";
import { hasNotes, type Review, type ReviewMovie } from "../review/review.ts";
import type { MailFrame } from "./mail-frame.ts";

/** Returns the mail as plain text. */
export function mailText(review: Review, frames: ReadonlyMap<number, MailFrame>): string {
  const { title, date, session, totals, whole, movies, warnings } = review;
  const blocks = [
    lines(
      title,
      date?.text,
      totals.map((total) => total.join(" ")).join(", "),
      typeof session === "object" && `Join session ${session.key}: ${session.joinUrl}`,
    ),
    whole && item(whole.number, "Whole session", whole.row),
    ...movies.filter(hasNotes).flatMap((movie) => movieBlocks(movie, frames)),
    warnings.length > 0 && lines("Remarks", ...warnings.map(({ message }) => `- ${message}`)),
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}

function movieBlocks(
  { movie, status, whole, frames }: ReviewMovie,
  pictures: ReadonlyMap<number, MailFrame>,
): (string | undefined)[] {
  const name = status === undefined ? movie.name : `${movie.name} (${status})`;
  return [
    `${name}\n${"-".repeat(Math.min(name.length, 60))}`,
    whole && item(whole.number, "Whole movie", whole.row),
    ...frames.map(({ number, row }) => {
      const label = `Frame ${row.frameNumber}${row.timecode === undefined ? "" : ` (${row.timecode})`}`;
      return item(number, label, row, pictures.get(number)?.drawing);
    }),
  ];
}

function item(number: number, label: string, row: NoteRow, drawing = ""): string {
  return lines(`[ ] ${number}. ${label}`, row.text, drawing !== "" && `(Drawing: ${drawing})`);
}

function lines(...all: readonly (string | undefined | false)[]): string {
  return all.filter(Boolean).join("\n");
}
