import { ReviewReportError } from "./review-report-error.ts";
import type { ReviewLink } from "./review-report-options.ts";

const FOLLOWED = new Set(["https", "http", "ftp", "ftps", "mailto", "cinesync"]);

/** The scheme of a URL as a browser sees it, in lower case; `""` for a relative one. */
function schemeOf(url: string): string {
  // Browsers ignore tabs and line breaks anywhere in a URL, and control characters and spaces before it.
  const seen = url.replace(/[\t\n\r]/g, "").replace(/^[\u0000-\u0020]+/, "");
  return /^([a-z][a-z0-9+.-]*):/i.exec(seen)?.[1]?.toLowerCase() ?? "";
}

/** Whether a URL of a session may become a link: it leads somewhere, and can do nothing else. */
export function isWebUrl(url: string): boolean {
  const scheme = schemeOf(url);
  return scheme !== "" && FOLLOWED.has(scheme);
}

/** @throws {ReviewReportError} `unsafe-link` */
export function checkLink({ href, text }: ReviewLink): void {
  const scheme = schemeOf(href);
  if (scheme === "" || FOLLOWED.has(scheme)) return;
  throw new ReviewReportError(
    "unsafe-link",
    `The link ${JSON.stringify(text.slice(0, 60))} has a "${scheme}:" URL; give an https:, http:, ftp:, mailto: or cinesync: one, or a relative one.`,
  );
}
