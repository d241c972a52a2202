import { joinSessionUrl } from "@cinesync/commands";
import type { Session } from "@cinesync/session-xml";
import { count } from "../base/count.ts";
import { safe, type Html } from "../base/safe-html.ts";
import { ReviewReportError } from "../base/review-report-error.ts";
import type { ReviewReportOptions } from "../base/review-report-options.ts";
import type { Overview } from "./overview.ts";

/** The key that event scripts get when there is no session to join. */
const OFFLINE_KEY = "_OFFLINE_";

/** Title, and what session this was. */
export function pageHeader(
  session: Session,
  overview: Overview,
  title: string,
  options: ReviewReportOptions,
): Html {
  return safe`<body>
    <a class="skip" href="#notes">Skip to the notes</a>
    <header>
      <h1 dir="auto">${title}</h1>
      <dl class="facts">
        ${dateFact(options)}${keyFacts(options.sessionKey)}
        ${fact("Playlist", count(session.media.length, "entry", "entries"))}
        ${fact("Notes", String(overview.notes))}${fact("Drawn frames", String(overview.drawnFrames))}
      </dl>
    </header>`;
}

function fact(name: string, value: string | Html): Html {
  return safe`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function keyFacts(key: string | undefined): Html | undefined {
  if (key === undefined || key === "") return undefined;
  if (key === OFFLINE_KEY) return fact("Session", "offline");
  const url = joinSessionUrl(key);
  return safe`${fact("Session key", safe`<code dir="auto">${key}</code>`)}${fact("Join in cineSync", safe`<a href="${url}">${url}</a>`)}`;
}

function dateFact({ date, timeZone = "UTC" }: ReviewReportOptions): Html | undefined {
  if (date === undefined || date === "") return undefined;
  if (typeof date === "string") return fact("Date", safe`<span dir="auto">${date}</span>`);
  if (Number.isNaN(date.getTime())) {
    throw new ReviewReportError("bad-option", "The date is an invalid Date; give a valid one, or text.");
  }
  return fact("Date", safe`<time datetime="${date.toISOString()}">${longDate(date, timeZone)}</time>`);
}

function longDate(date: Date, timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone }).format(date);
  } catch {
    throw new ReviewReportError(
      "bad-option",
      `The time zone ${JSON.stringify(timeZone)} is not known; give one such as "Europe/London".`,
    );
  }
}
