import { ALL_FILES_GROUP, decodeChat, type Locator, type Media, type Session } from "@cinesync/session-xml";
import { safe, type Html } from "../base/safe-html.ts";
import { isWebUrl } from "../base/web-url.ts";
import type { ReviewReportOptions } from "../base/review-report-options.ts";
import type { Review } from "../review/review.ts";

/** User data of so many characters is left on its line. */
const SHORT = 60;

/** Gives what comes after the notes: the playlist, the chat, and what could not be shown. */
export function* appendix(session: Session, review: Review, options: ReviewReportOptions): Generator<Html> {
  if (options.movies === undefined) yield* playlist(session, options);
  if (options.chat === true) yield chat(session);
  if (review.warnings.length > 0) yield remarks(review);
}

function* playlist(session: Session, options: ReviewReportOptions): Generator<Html> {
  const { groups = true, userData = false } = options;
  yield safe`<section aria-labelledby="playlist"><h2 id="playlist">Playlist</h2>`;
  if (userData) yield userDataBlock("User data of the session", session.userData) ?? safe``;
  if (groups && session.groups.length > 0) {
    yield safe`<p class="soft">Groups: ${session.groups.map((group, index) => safe`${index > 0 && ", "}<bdi>${group}</bdi>`)}</p>`;
  }
  if (session.media.length === 0) yield safe`<p class="none">The playlist is empty.</p>`;
  // Style sheets that leave out the numbers make some screen readers leave out the list: the role says that it is one.
  yield safe`<ol class="playlist" role="list">`;
  for (const [index, media] of session.media.entries()) yield entry(media, index + 1, options);
  yield safe`</ol></section>`;
}

function entry(media: Media, playlistPosition: number, options: ReviewReportOptions): Html {
  const { groups = true, paths = false, userData = false } = options;
  const details = [
    ...(groups ? media.groups.map((group) => safe`<bdi>${group}</bdi>`) : []),
    ...factsOf(media),
  ];
  return safe`<li>
    <span class="position">${playlistPosition}</span>
    <div>
      <p class="name"><bdi>${nameOf(media)}</bdi></p>
      ${details.length > 0 && safe`<p class="soft">${details.map((detail, index) => safe`${index > 0 && " · "}${detail}`)}</p>`}
      ${paths && media.kind === "file" && locatorsOf(media.locators)}
      ${userData && userDataBlock("User data", media.userData)}
    </div>
  </li>`;
}

function nameOf(media: Media): string {
  if (media.kind === "file") return media.name;
  return media.group === ALL_FILES_GROUP
    ? "All files, played as one movie"
    : `Group “${media.group}”, played as one movie`;
}

function factsOf({ playRange, framesPerSecond }: Media): Html[] {
  return [
    ...(playRange ? [safe`frames ${playRange.inFrame} to ${playRange.outFrame}`] : []),
    ...(framesPerSecond !== undefined && framesPerSecond > 0 ? [safe`${framesPerSecond}&nbsp;fps`] : []),
  ];
}

/** A short hash says something only where nothing else does. */
function locatorsOf(locators: readonly Locator[]): Html {
  const places = locators.filter(({ kind }) => kind !== "short-hash");
  const items = (places.length > 0 ? places : locators).map(({ kind, value }) =>
    kind === "url" && isWebUrl(value)
      ? safe`<li><a href="${value}" dir="auto">${value}</a></li>`
      : safe`<li><code dir="auto">${value}</code></li>`,
  );
  return safe`<ul class="paths" role="list">${items}</ul>`;
}

/** User data, laid out for reading if it is JSON. */
function userDataBlock(title: string, text: string): Html | undefined {
  if (text.trim() === "") return undefined;
  return safe`<p class="soft">${title}</p><pre dir="auto">${readable(text)}</pre>`;
}

function readable(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    // Numbers that JSON.parse rounds must not be shown rounded.
    if (typeof value !== "object" || value === null || text.length <= SHORT || /\d{16}/.test(text))
      return text;
    return JSON.stringify(value, undefined, 2);
  } catch {
    return text;
  }
}

function chat(session: Session): Html {
  const text = decodeChat(session);
  return safe`<section aria-labelledby="chat">
    <h2 id="chat">Chat</h2>
    ${text.trim() === "" ? safe`<p class="none">The chat is empty.</p>` : safe`<pre dir="auto">${text}</pre>`}
  </section>`;
}

/** Whoever reads the report must know that something is missing. */
function remarks({ warnings }: Review): Html {
  return safe`<section aria-labelledby="remarks">
    <h2 id="remarks">Remarks</h2>
    <ul class="remarks" role="list">${warnings.map(({ message }) => safe`<li dir="auto">${message}</li>`)}</ul>
  </section>`;
}
