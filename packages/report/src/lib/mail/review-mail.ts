import type { Session } from "@cinesync/session-xml";
import { invalidOption, ReviewReportError } from "../base/review-report-error.ts";
import type { ReviewMailOptions } from "../base/review-report-options.ts";
import { PictureTaker, reducedDrawing, type SizedFrame } from "../picture/take-picture.ts";
import { reviewOf, type Review } from "../review/review.ts";
import type { MailFrame, ReviewMailAttachment } from "./mail-frame.ts";
import { mailHtml } from "./mail-html.ts";
import { mailText } from "./mail-text.ts";

/** A mail that has not been sent: give it to any library that sends mails. */
export interface ReviewMail {
  /** Title and date, on one line. */
  readonly subject: string;
  /** The mail as HTML that Gmail and Outlook show: tables, inline styles, pictures by `cid:`. */
  readonly html: string;
  /** The same without pictures, for those who read plain text. */
  readonly text: string;
  /** The pictures. */
  readonly attachments: readonly ReviewMailAttachment[];
}

/** Drawings are rendered this wide: sharp on a dense screen at the width of a mail. */
const RENDERED_WIDTH = 1200;

/**
 * Returns a session as a mail: totals, then every note with its picture, as HTML with pictures by `cid:` and as plain
 * text. Sending it is up to the caller: nodemailer takes it as it is, with the content of attachments as a `Buffer`.
 *
 * @throws {ReviewReportError} `invalid-option`
 * @throws {NotesError} when an option of frame numbers or timecodes is invalid.
 * @example
 * ```ts
 * import { reviewMail } from "@cinesync/report";
 * import { createAnnotation, createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const annotations = [createAnnotation(38, { notes: "Soften the edge." })];
 * const session = createSession({ media: [createMediaFile({ locators: ["/shot_010.mov"], annotations })] });
 * const { subject, text } = await reviewMail(session, { title: "Sequence 010" });
 * console.log(subject, text); // Sequence 010 …
 * ```
 */
export async function reviewMail(session: Session, options: ReviewMailOptions = {}): Promise<ReviewMail> {
  const review = reviewOf(session, options);
  const pictures = new PictureTaker(review, options);
  const frames = new Map<number, MailFrame>();
  for (const movie of review.movies) {
    for await (const frame of pictures.frames(movie)) {
      frames.set(frame.note.number, await mailFrame(frame, review, options));
    }
  }
  pictures.finish();
  const attachments = [...frames.values()].flatMap(({ attachment }) => attachment ?? []);
  return {
    subject: subjectOf(review),
    html: mailHtml(review, frames, options),
    text: mailText(review, frames),
    attachments,
  };
}

/** A subject is one line of a mail's head: a line break in it would begin another. */
function subjectOf({ title, date }: Review): string {
  return [title, ...(date ? [date.text] : [])]
    .join(", ")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
}

async function mailFrame(frame: SizedFrame, review: Review, options: ReviewMailOptions): Promise<MailFrame> {
  const { picture, drawing, includesDrawings, note, reference } = frame;
  if (picture?.kind === "linked") {
    return invalidOption("picture", picture.url, "bytes or a data: URL, since mails embed their pictures");
  }
  const own = picture && attach(frame, picture.bytes, picture.type);
  if (drawing === "" || includesDrawings) return { ...frame, attachment: own, describes: false };
  const { renderDrawing } = options;
  const cannot = (reason: string, cause?: unknown): MailFrame => {
    review.warn(new ReviewReportError("drawing-not-shown", { ...reference, reason }, { cause }));
    return { ...frame, attachment: own, describes: true };
  };
  if (renderDrawing === undefined) return cannot("mails cannot show SVG, and renderDrawing is missing");
  const height = Math.max(1, Math.round((RENDERED_WIDTH * frame.size.height) / frame.size.width));
  try {
    const content = await renderDrawing(note.annotations, {
      format: "jpeg",
      width: RENDERED_WIDTH,
      height,
      onProblem: (problem) => {
        review.warn(reducedDrawing(frame, problem));
      },
      ...(picture && { frame: picture.bytes }),
    });
    return { ...frame, attachment: attach(frame, content, "image/jpeg"), describes: false };
  } catch (cause) {
    return cannot(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function attach(
  { note: { number, row } }: SizedFrame,
  content: Uint8Array,
  contentType: string,
): ReviewMailAttachment {
  const name = row.mediaName.replace(/[^\p{L}\p{N}._ -]/gu, "_").slice(0, 60);
  const ending = contentType.slice("image/".length).replace("jpeg", "jpg");
  return {
    cid: `movie-${row.playlistPosition}-frame-${row.frame}@review-report`,
    filename: `${String(number).padStart(3, "0")} ${name} ${row.frameNumber}.${ending}`,
    contentType,
    content,
  };
}
