import type { NoteRow } from "@cinesync/notes";
import { safe, trusted, type Html } from "../base/safe-html.ts";
import type { ReviewMailOptions } from "../base/review-report-options.ts";
import { checkLink } from "../base/web-url.ts";
import { hasNotes, type Review, type ReviewMovie } from "../review/review.ts";
import type { MailFrame } from "./mail-frame.ts";

/** Mail programs keep only tables, attributes, and styles inside elements. */
const WIDTH = 640;
const FONT = "font-family:Arial,Helvetica,sans-serif";
const INK = "color:#1b1f24";
const SOFT = "color:#57606a";
const LINE = "border-bottom:1px solid #d5d9de";

/** Returns the mail as HTML. */
export function mailHtml(
  review: Review,
  frames: ReadonlyMap<number, MailFrame>,
  options: ReviewMailOptions,
): string {
  const { title, date, session, totals, whole, movies, warnings } = review;
  const join =
    typeof session === "object" &&
    safe`<br><a href="${session.joinUrl}" style="color:#0b57b5">Join session ${session.key}</a>`;
  return safe`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <title>${title}</title>
      </head>
      <body style="margin:0;padding:0;background-color:#ffffff">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff">
          <tr>
            <td align="center" style="padding:24px 12px">
              <table role="presentation" width="${WIDTH}" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:${WIDTH}px;${FONT};${INK};font-size:15px;line-height:22px">
                ${tableRow(
                  safe`<h1 dir="auto" style="margin:0 0 8px;font-size:26px;line-height:32px">${title}</h1>
                    <p style="margin:0;${SOFT}">${date && safe`<bdi>${date.text}</bdi><br>`}<b style="${INK}">${totals.map((total) => total.join(" ")).join(" · ")}</b>${join}</p>`,
                )}
                ${whole && note(whole.number, safe`Whole session`, undefined, whole.row, undefined, options)}
                ${movies.filter(hasNotes).map((movie) => movieRows(movie, frames, options))}
                ${
                  warnings.length > 0 &&
                  tableRow(
                    safe`<h2 style="margin:16px 0 4px;font-size:17px;line-height:24px">Remarks</h2>
                      <p style="margin:0;${SOFT};font-size:13px;line-height:20px">${warnings.map(({ message }, index) => safe`${index > 0 && trusted("<br>")}${message}`)}</p>`,
                  )
                }
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>`.markup;
}

function tableRow(content: Html): Html {
  return safe`<tr><td align="left" style="padding:0 0 16px;text-align:left">${content}</td></tr>`;
}

function movieRows(
  { movie, status, whole, frames }: ReviewMovie,
  pictures: ReadonlyMap<number, MailFrame>,
  options: ReviewMailOptions,
): Html[] {
  const heading = safe`<h2 style="margin:24px 0 0;font-size:19px;line-height:26px"><bdi>${movie.name}</bdi>${status !== undefined && safe` <span style="${SOFT};font-weight:normal">· <bdi>${status}</bdi></span>`}</h2>`;
  return [
    tableRow(heading),
    ...(whole ? [note(whole.number, safe`Whole movie`, movie.name, whole.row, undefined, options)] : []),
    ...frames.map(({ number, row }) => {
      const timecode =
        row.timecode !== undefined && safe` <span style="${SOFT};font-weight:normal">${row.timecode}</span>`;
      return note(
        number,
        safe`Frame ${row.frameNumber}${timecode}`,
        movie.name,
        row,
        pictures.get(number),
        options,
      );
    }),
  ];
}

function note(
  number: number,
  label: Html,
  mediaName: string | undefined,
  row: NoteRow,
  frame: MailFrame | undefined,
  { links }: ReviewMailOptions,
): Html {
  const list = links?.(row) ?? [];
  return safe`<tr>
    <td align="left" style="padding:0 0 16px;text-align:left;${LINE}">
      <p style="margin:16px 0 8px;font-weight:bold">
        &#9744; ${number}. ${label}${mediaName !== undefined && safe` <span style="${SOFT};font-weight:normal;font-size:13px">· <bdi>${mediaName}</bdi></span>`}
      </p>
      ${frame && picture(frame)}
      ${
        row.text === ""
          ? safe`<p style="margin:8px 0 0;${SOFT};font-style:italic">Drawing without a note.</p>`
          : safe`<p dir="auto" style="margin:8px 0 0;text-align:start;unicode-bidi:plaintext">${brokenLines(row.text)}</p>`
      }
      ${list.map((link) => {
        checkLink(link);
        return safe`<p style="margin:8px 0 0"><a href="${link.href}" style="color:#0b57b5">${link.text}</a></p>`;
      })}
    </td>
  </tr>`;
}

function picture({ attachment, drawing, describes, failed, size, reference }: MailFrame): Html {
  // Outlook goes by the attribute, everything else by the style.
  const width = Math.min(WIDTH, Math.round((WIDTH * size.width) / size.height));
  const name = `Frame ${reference.frameNumber} of ${reference.mediaName}`;
  const remarks = [
    ...(failed ? ["The picture of this frame cannot be shown."] : []),
    ...(describes ? [`Drawing: ${drawing}`] : []),
  ];
  return safe`${
    attachment &&
    safe`<img src="cid:${attachment.cid}" width="${width}" alt="${drawing === "" ? name : `${name}, with a drawing: ${drawing}`}" style="display:block;width:100%;max-width:${width}px;height:auto;border:0">`
  }${remarks.map((remark) => safe`<p style="margin:8px 0 0;${SOFT};font-size:13px">${remark}</p>`)}`;
}

/** Outlook knows no `white-space`. */
function brokenLines(text: string): Html[] {
  return text.split(/\r\n|\r|\n/).map((line, index) => safe`${index > 0 && trusted("<br>")}${line}`);
}
