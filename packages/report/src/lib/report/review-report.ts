import { noteRows } from "@cinesync/notes";
import type { Session } from "@cinesync/session-xml";
import type { Html } from "../base/safe-html.ts";
import { ReviewReportError } from "../base/review-report-error.ts";
import type { ReviewReportOptions } from "../base/review-report-options.ts";
import { pageHead } from "../page/head.ts";
import { notes } from "../page/notes.ts";
import { overviewOf } from "../page/overview.ts";
import { pageHeader } from "../page/page-header.ts";
import { groups, playlist } from "../page/playlist.ts";
import { chat, pageFooter, summary } from "../page/summary.ts";

/**
 * A session as one HTML page, for reading on a screen and for printing: summary, playlist, groups and every note with
 * its drawing over the frame. The page needs nothing beside itself, and no script. Nothing in a session can become
 * markup, and the same call always gives the same page.
 *
 * @returns The page in pieces, in order: a note is made, and its picture asked for, when it is its turn. Nothing of a
 * picture is kept afterwards.
 * @throws {ReviewReportError} when an option has a value that it cannot have.
 * @throws {NotesError} when an option of the rows has, or a frame number of the session is none.
 */
export async function* reviewReport(
  session: Session,
  options: ReviewReportOptions = {},
): AsyncGenerator<string, void, undefined> {
  for await (const piece of pieces(session, options)) yield `${piece.markup}\n`;
}

/**
 * The whole page of `reviewReport` as one text.
 *
 * @throws as `reviewReport` does.
 */
export async function reviewReportText(session: Session, options: ReviewReportOptions = {}): Promise<string> {
  const texts: string[] = [];
  for await (const text of reviewReport(session, options)) texts.push(text);
  return texts.join("");
}

async function* pieces(session: Session, options: ReviewReportOptions): AsyncGenerator<Html> {
  checkOptions(options);
  const overview = overviewOf(noteRows(session, options));
  const title = options.title?.trim() ? options.title : "Review notes";
  yield await pageHead(title, options.linkedPictures === true);
  yield pageHeader(session, overview, title, options);
  yield summary(session, overview, options);
  yield* playlist(session, overview, options);
  yield* groups(session, overview);
  yield* notes(session, overview, options);
  if (options.chat === true) yield chat(session);
  yield pageFooter();
}

function checkOptions({ maxPictureBytes = 1 }: ReviewReportOptions): void {
  if (maxPictureBytes > 0) return;
  throw new ReviewReportError(
    "bad-option",
    `maxPictureBytes is ${maxPictureBytes}: give a number of bytes above 0.`,
  );
}
