import type { FrameNoteRow } from "@cinesync/notes";
import type { Annotation, MediaFile, Session } from "@cinesync/session-xml";
import { safe, type Html } from "../base/safe-html.ts";
import type { ReviewReportOptions } from "../base/review-report-options.ts";
import { framePicture } from "../picture/frame-picture.ts";
import { movieId, noteId } from "./anchors.ts";
import { linkList } from "./link-list.ts";
import type { MovieNotes, Overview } from "./overview.ts";

/** All notes, movie by movie in playlist order and frame by frame, piece by piece. */
export async function* notes(
  session: Session,
  overview: Overview,
  options: ReviewReportOptions,
): AsyncGenerator<Html> {
  yield safe`<section aria-labelledby="notes"><h2 id="notes" tabindex="-1">Notes</h2>`;
  for (const [place, movieNotes] of overview.movies) {
    const movie = session.media[place - 1];
    if (movie?.kind === "file") yield* notesOnMovie(movie, place, movieNotes, options);
  }
  if (overview.movies.size === 0) yield safe`<p class="none">No notes on movies, and no drawings.</p>`;
  yield safe`</section>`;
}

async function* notesOnMovie(
  movie: MediaFile,
  place: number,
  { whole, frames }: MovieNotes,
  options: ReviewReportOptions,
): AsyncGenerator<Html> {
  const id = movieId(place);
  yield safe`<section class="movie" id="${id}" aria-labelledby="${id}-name">
    <h3 id="${id}-name"><bdi>${movie.name}</bdi></h3>
    <p class="meta">
      Number ${place} in the playlist${movie.groups.map((group) => safe` · <bdi>${group}</bdi>`)}
    </p>
    ${
      whole &&
      safe`<p class="text" dir="auto">${whole.text}</p>
        ${linkList(whole, options)}`
    }`;
  const annotations = annotationsByFrame(movie);
  for (const row of frames) yield await noteOnFrame(movie, row, annotations.get(row.frame) ?? [], options);
  yield safe`</section>`;
}

async function noteOnFrame(
  movie: MediaFile,
  row: FrameNoteRow,
  annotations: readonly Annotation[],
  options: ReviewReportOptions,
): Promise<Html> {
  const { playlistPosition: place, frame, frameNumber, timecode, text } = row;
  const id = noteId(place, frame);
  const name = `frame ${frameNumber} of ${movie.name}`;
  const picture = await framePicture({ movie, place, frame, name, annotations }, options);
  return safe`<article class="note${!picture && " plain"}" id="${id}" aria-labelledby="${id}-name">
    <h4 id="${id}-name">
      Frame ${frameNumber}${timecode !== undefined && safe` <span class="timecode">${timecode}</span>`}
    </h4>
    ${picture}
    <div class="words">
      ${text === "" ? safe`<p class="none">Drawing without a note.</p>` : safe`<p class="text" dir="auto">${text}</p>`}
      ${linkList(row, options)}
    </div>
  </article>`;
}

function annotationsByFrame(movie: MediaFile): Map<number, Annotation[]> {
  const frames = new Map<number, Annotation[]>();
  for (const annotation of movie.annotations) {
    const others = frames.get(annotation.frame);
    if (others) others.push(annotation);
    else frames.set(annotation.frame, [annotation]);
  }
  return frames;
}
