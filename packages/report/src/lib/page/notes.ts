import type { NoteRow } from "@cinesync/notes";
import { checkLink } from "../base/web-url.ts";
import { safe, type Html } from "../base/safe-html.ts";
import type { ReviewReportOptions } from "../base/review-report-options.ts";
import { framePicture } from "../picture/frame-picture.ts";
import { reducedDrawing, type PictureTaker, type SizedFrame } from "../picture/take-picture.ts";
import { hasNotes, type Review, type ReviewMovie } from "../review/review.ts";
import { movieId, noteId, pictureId, wholeId } from "./anchors.ts";
import { badge } from "./contact-sheet.ts";

/** Gives all notes: on the session, then movie by movie in playlist order and frame by frame. */
export async function* notes(
  review: Review,
  pictures: PictureTaker,
  options: ReviewReportOptions,
): AsyncGenerator<Html> {
  const { whole, movies } = review;
  yield safe`<section class="notes" aria-labelledby="notes"><h2 id="notes" tabindex="-1">Notes</h2>`;
  if (whole) {
    yield safe`<article class="note plain" id="session" aria-labelledby="session-name">
      ${heading("h3", "session-name", whole.number, safe`Whole session`)}
      ${words(whole.row, options)}
    </article>`;
  }
  const noted = movies.filter(hasNotes);
  for (const movie of noted) yield* notesOnMovie(movie, review, pictures, options);
  if (!whole && noted.length === 0) yield safe`<p class="none">No notes and no drawings.</p>`;
  yield safe`</section>`;
}

async function* notesOnMovie(
  entry: ReviewMovie,
  review: Review,
  pictures: PictureTaker,
  options: ReviewReportOptions,
): AsyncGenerator<Html> {
  const { movie, playlistPosition, status, whole } = entry;
  const id = movieId(playlistPosition);
  yield safe`<section class="movie" id="${id}" aria-labelledby="${id}-name">
    <h3 id="${id}-name"><bdi>${movie.name}</bdi>${badge(status)}</h3>`;
  if (whole) {
    yield safe`<article class="note plain" id="${wholeId(playlistPosition)}" aria-labelledby="${wholeId(playlistPosition)}-name">
      ${heading("h4", `${wholeId(playlistPosition)}-name`, whole.number, safe`Whole movie ${origin(movie.name)}`)}
      ${words(whole.row, options)}
    </article>`;
  }
  for await (const frame of pictures.frames(entry)) yield noteOnFrame(frame, review, options);
  yield safe`</section>`;
}

function noteOnFrame(frame: SizedFrame, review: Review, options: ReviewReportOptions): Html {
  const { note, failed } = frame;
  const { mediaName, playlistPosition, frame: position, frameNumber, timecode } = note.row;
  const id = noteId(playlistPosition, position);
  const name = `Frame ${frameNumber} of ${mediaName}`;
  const picture = framePicture(frame, pictureId(playlistPosition, position), name, options, (problem) => {
    review.warn(reducedDrawing(frame, problem));
  });
  const label = safe`Frame ${frameNumber}${timecode !== undefined && safe` <span class="timecode">${timecode}</span>`} ${origin(mediaName)}`;
  return safe`<article class="note${!picture && " plain"}" id="${id}" aria-labelledby="${id}-name">
    ${heading("h4", `${id}-name`, note.number, label)}
    ${picture && safe`<div class="picture">${picture}</div>`}
    ${words(note.row, options, failed)}
  </article>`;
}

/** Number and name of a note, with a box to tick. */
function heading(tag: "h3" | "h4", id: string, number: number, label: Html): Html {
  const open = tag === "h3" ? safe`<h3 id="${id}">` : safe`<h4 id="${id}">`;
  const close = tag === "h3" ? safe`</h3>` : safe`</h4>`;
  return safe`<div class="head">
    ${open}<span class="number">${number}</span> <span>${label}</span>${close}
    <input type="checkbox" aria-label="Done: note ${number}">
  </div>`;
}

/** The movie that a note is about: on paper, its heading may be pages away. */
function origin(name: string): Html {
  return safe`<span class="origin"><bdi>${name}</bdi></span>`;
}

function words(row: NoteRow, options: ReviewReportOptions, failed = false): Html {
  return safe`<div class="words">
    ${row.text === "" ? safe`<p class="none">Drawing without a note.</p>` : safe`<p class="text" dir="auto">${row.text}</p>`}
    ${failed && safe`<p class="remark">The picture of this frame cannot be shown.</p>`}
    ${linkList(row, options)}
  </div>`;
}

function linkList(row: NoteRow, { links }: ReviewReportOptions): Html | undefined {
  const list = links?.(row) ?? [];
  if (list.length === 0) return undefined;
  const items = list.map((link) => {
    checkLink(link);
    return safe`<li><a href="${link.href}" dir="auto">${link.text}</a></li>`;
  });
  return safe`<ul class="links" role="list">${items}</ul>`;
}
