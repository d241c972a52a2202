import type { Session } from "@cinesync/session-xml";
import { safe, type Html } from "../base/safe-html.ts";
import type { ReviewReportOptions } from "../base/review-report-options.ts";
import { appendix } from "../page/appendix.ts";
import { contactSheet } from "../page/contact-sheet.ts";
import { pageHead } from "../page/head.ts";
import { notes } from "../page/notes.ts";
import { pageHeader } from "../page/page-header.ts";
import { PictureTaker } from "../picture/take-picture.ts";
import { reviewOf } from "../review/review.ts";

/**
 * Returns a session as one HTML page to read, print and send: title, totals, a contact sheet of the movies, then every
 * note with its drawing over the frame. The page needs no other file and no script. No text of a session can become
 * markup, and the same call always returns the same page.
 *
 * @throws {ReviewReportError} `invalid-option`
 * @throws {NotesError} when an option of frame numbers or timecodes is invalid.
 * @example
 * ```ts
 * import { reviewReport } from "@cinesync/report";
 * import { createAnnotation, createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const annotations = [createAnnotation(38, { notes: "Soften the edge." })];
 * const session = createSession({ media: [createMediaFile({ locators: ["/shot_010.mov"], annotations })] });
 * const page = await reviewReport(session, { title: "Sequence 010", date: "23 November" });
 * console.log(page.startsWith("<!doctype html>")); // true
 * ```
 */
export async function reviewReport(session: Session, options: ReviewReportOptions = {}): Promise<string> {
  const chunks: string[] = [];
  for await (const chunk of reviewReportChunks(session, options)) chunks.push(chunk);
  return chunks.join("");
}

/**
 * Gives the same page as `reviewReport` in chunks, in order, one chunk for each note. The picture of a note is asked
 * for when it is its turn, and not kept afterwards.
 *
 * @throws as `reviewReport` does, when the first chunk is asked for; `links` and `picture` when it is their turn.
 * @example
 * ```ts
 * import { reviewReportChunks } from "@cinesync/report";
 * import { createSession } from "@cinesync/session-xml";
 *
 * for await (const chunk of reviewReportChunks(createSession())) console.log(chunk);
 * ```
 */
export async function* reviewReportChunks(
  session: Session,
  options: ReviewReportOptions = {},
): AsyncGenerator<string, void, undefined> {
  for await (const { markup } of chunksOf(session, options)) yield `${markup}\n`;
}

async function* chunksOf(session: Session, options: ReviewReportOptions): AsyncGenerator<Html> {
  const review = reviewOf(session, options);
  const pictures = new PictureTaker(review, options);
  yield await pageHead(review.title, options.linkedPictures === true);
  yield pageHeader(review, options);
  yield* contactSheet(review, options);
  yield* notes(review, pictures, options);
  pictures.finish();
  yield* appendix(session, review, options);
  yield safe`</main></body></html>`;
}
