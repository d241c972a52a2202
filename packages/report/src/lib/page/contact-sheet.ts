import { count } from "../base/count.ts";
import { safe, type Html } from "../base/safe-html.ts";
import type { ReviewReportOptions } from "../base/review-report-options.ts";
import { hasNotes, type FrameNote, type Review, type ReviewMovie } from "../review/review.ts";
import { firstNoteId, pictureId } from "./anchors.ts";

/** More of a note than a card has room for. */
const MAX_EXCERPT = 160;

/** Gives a card for each movie with notes, and the names of the others. */
export function* contactSheet({ movies }: Review, { picture }: ReviewReportOptions): Generator<Html> {
  const noted = movies.filter(hasNotes);
  if (noted.length > 0) {
    // Empty boxes would be all that a report without pictures and drawings shows on its first screen.
    const hasPictures = picture !== undefined || noted.some(({ frames }) => frames.some(isDrawn));
    yield safe`<nav aria-labelledby="movies"><h2 id="movies" class="hidden">Movies with notes</h2><ol class="sheet" role="list">`;
    for (const movie of noted) yield card(movie, hasPictures);
    yield safe`</ol></nav>`;
  }
  const others = movies.filter((movie) => !hasNotes(movie));
  if (others.length > 0) {
    yield safe`<p class="others"><span>No notes on</span> ${others.map(({ movie, status }, index) => safe`${index > 0 && ", "}<bdi>${movie.name}</bdi>${status !== undefined && safe` (<bdi>${status}</bdi>)`}`)}</p>`;
  }
}

function card(entry: ReviewMovie, hasPicture: boolean): Html {
  const { movie, status } = entry;
  const text = firstLine(entry);
  return safe`<li>
    <a class="card${!hasPicture && " words-only"}" href="#${firstNoteId(entry)}">
      ${hasPicture && thumbnail(entry)}
      <span class="name"><bdi>${movie.name}</bdi></span>
      <span class="count">${countOf(entry)}${badge(status)}</span>
      ${text !== "" && safe`<span class="line" dir="auto">${text}</span>`}
    </a>
  </li>`;
}

/** Returns the status of a movie as a badge. */
export function badge(status: string | undefined): Html | undefined {
  return status === undefined ? undefined : safe` <bdi class="badge">${status}</bdi>`;
}

/** Shows a frame of the movie again: one that is drawn on, else the first, which may have a picture. */
function thumbnail({ playlistPosition, frames }: ReviewMovie): Html {
  const shown = frames.find(isDrawn) ?? frames[0];
  return safe`<svg class="thumbnail" aria-hidden="true" viewBox="0 0 160 90">
    ${!(shown && isDrawn(shown)) && safe`<text x="80" y="48" text-anchor="middle">No picture</text>`}
    ${shown && safe`<use href="#${pictureId(playlistPosition, shown.row.frame)}" width="160" height="90"/>`}
  </svg>`;
}

function isDrawn({ row }: FrameNote): boolean {
  return row.drawings.length > 0;
}

/** Returns how many notes and drawings a movie has, in words. */
function countOf({ whole, frames }: ReviewMovie): string {
  const written = frames.filter(({ row }) => row.text !== "").length + (whole ? 1 : 0);
  const drawn = frames.filter(isDrawn).length;
  return [count(written, "note"), count(drawn, "drawing")]
    .filter((text) => !text.startsWith("0 "))
    .join(", ");
}

function firstLine({ whole, frames }: ReviewMovie): string {
  const text =
    [whole, ...frames].map((note) => note?.row.text.trim() ?? "").find((each) => each !== "") ?? "";
  const [line = ""] = text.split(/[\r\n]/, 1);
  const characters = Array.from(line.slice(0, 2 * MAX_EXCERPT));
  return characters.length > MAX_EXCERPT ? `${characters.slice(0, MAX_EXCERPT).join("")}…` : line;
}
