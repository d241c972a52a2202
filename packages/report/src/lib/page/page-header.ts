import { safe, type Html } from "../base/safe-html.ts";
import type { ReviewReportOptions } from "../base/review-report-options.ts";
import type { Review } from "../review/review.ts";

/** Returns the title, when and which session this was, and the totals. */
export function pageHeader({ title, date, session, totals }: Review, { layout }: ReviewReportOptions): Html {
  const facts = [
    date &&
      (date.iso === undefined
        ? safe`<bdi>${date.text}</bdi>`
        : safe`<time datetime="${date.iso}">${date.text}</time>`),
    session === "offline" && safe`Offline session`,
    typeof session === "object" &&
      safe`<a href="${session.joinUrl}">Join session <bdi>${session.key}</bdi></a>`,
  ].filter((fact) => fact !== undefined && fact !== false);
  return safe`<body${layout === "compact" && safe` class="compact"`}>
    <a class="skip" href="#notes">Skip to the notes</a>
    <header>
      <h1 dir="auto">${title}</h1>
      ${facts.length > 0 && safe`<ul class="facts" role="list">${facts.map((fact) => safe`<li>${fact}</li>`)}</ul>`}
      <ul class="totals" role="list">${totals.map(([amount, what]) => safe`<li><b>${amount}</b> ${what}</li>`)}</ul>
    </header>
    <main>`;
}
