import { ALL_FILES_GROUP, type Locator, type Media, type Session } from "@cinesync/session-xml";
import { count } from "../base/count.ts";
import { safe, type Html } from "../base/safe-html.ts";
import { isWebUrl } from "../base/link-url.ts";
import type { ReviewReportOptions } from "../base/review-report-options.ts";
import { entryId, movieId } from "./anchors.ts";
import { placesByGroup, type MovieNotes, type Overview } from "./overview.ts";
import { userDataBlock } from "./user-data.ts";

/** The playlist, piece by piece, with links to the notes on each movie and to the movie itself. */
export function* playlist(
  session: Session,
  overview: Overview,
  options: ReviewReportOptions,
): Generator<Html> {
  yield safe`<nav aria-labelledby="playlist"><h2 id="playlist">Playlist</h2>`;
  if (session.media.length === 0) {
    yield safe`<p class="none">The playlist is empty.</p></nav>`;
    return;
  }
  // Style sheets that leave out the numbers make some screen readers leave out the list: the role says that it is one.
  yield safe`<ol class="playlist" role="list">`;
  for (const [index, media] of session.media.entries()) {
    yield entry(media, index + 1, overview.movies.get(index + 1), options);
  }
  yield safe`</ol></nav>`;
}

function entry(
  media: Media,
  place: number,
  notes: MovieNotes | undefined,
  options: ReviewReportOptions,
): Html {
  const name = nameOf(media);
  return safe`<li id="${entryId(place)}">
    <span class="place">${place}</span>
    <span>
      ${notes ? safe`<a class="name" href="#${movieId(place)}"><bdi>${name}</bdi></a>` : safe`<bdi class="name">${name}</bdi>`}
      ${media.active && safe` <span class="badge">on screen</span>`}
    </span>
    <span class="count">${countOf(notes)}</span>
    <div class="more">
      ${list("meta", detailsOf(media))}${media.kind === "file" && list("places", locatorsOf(media.locators))}
      ${options.userData === true && userDataBlock(media.userData)}
    </div>
  </li>`;
}

function nameOf(media: Media): string {
  if (media.kind === "file") return media.name;
  return media.group === ALL_FILES_GROUP
    ? "All files, played as one movie"
    : `Group “${media.group}”, played as one movie`;
}

function countOf(notes: MovieNotes | undefined): string {
  if (!notes) return "no notes";
  const written = notes.frames.filter(({ text }) => text !== "").length + (notes.whole ? 1 : 0);
  const drawn = notes.frames.filter(({ drawings }) => drawings.length > 0).length;
  return [written > 0 && count(written, "note"), drawn > 0 && count(drawn, "drawing")]
    .filter(Boolean)
    .join(", ");
}

function detailsOf(media: Media): Html[] {
  const { playRange, framesPerSecond } = media;
  const details = media.groups.map((group) => safe`<bdi>${group}</bdi>`);
  if (playRange) details.push(safe`frames ${playRange.inFrame} to ${playRange.outFrame}`);
  if (framesPerSecond !== undefined && framesPerSecond > 0) details.push(safe`${framesPerSecond}&nbsp;fps`);
  return details;
}

function list(name: string, items: readonly Html[]): Html | undefined {
  if (items.length === 0) return undefined;
  return safe`<ul class="${name}" role="list">${items.map((item) => safe`<li>${item}</li>`)}</ul>`;
}

/** Addresses lead to the movie. A short hash says something only where nothing else does. */
function locatorsOf(locators: readonly Locator[]): Html[] {
  const places = locators.filter(({ kind }) => kind !== "short-hash");
  return (places.length > 0 ? places : locators).map(({ kind, value }) =>
    kind === "url" && isWebUrl(value)
      ? safe`<a href="${value}" dir="auto">${value}</a>`
      : safe`<code dir="auto">${value}</code>`,
  );
}

/** The groups of the session, with the movies that are in them. */
export function* groups(session: Session, overview: Overview): Generator<Html> {
  const places = placesByGroup(session);
  if (places.size === 0) return;
  yield safe`<section aria-labelledby="groups">
    <h2 id="groups">Groups</h2>
    <ul class="groups" role="list">`;
  for (const [group, members] of places) {
    const movies = members.map((place, index) => {
      const media = session.media[place - 1];
      const target = overview.movies.has(place) ? movieId(place) : entryId(place);
      return media && safe`${index > 0 && ", "}<a href="#${target}"><bdi>${nameOf(media)}</bdi></a>`;
    });
    yield safe`<li>
      <p class="name" dir="auto">${group}</p>
      <p class="soft">${movies.length > 0 ? movies : "no movies"}</p>
    </li>`;
  }
  yield safe`</ul></section>`;
}
