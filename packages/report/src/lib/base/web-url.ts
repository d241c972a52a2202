import { invalidOption } from "./review-report-error.ts";
import type { ReviewLink } from "./review-report-options.ts";

/** Returns the scheme of a URL as a browser sees it, in lower case; `""` for a relative one. */
function schemeOf(url: string): string {
  // Browsers ignore tabs and line breaks anywhere in a URL, and control characters and spaces before it.
  const seen = url.replace(/[\t\n\r]/g, "").replace(/^[\u0000-\u0020]+/, "");
  return /^([a-z][a-z0-9+.-]*):/i.exec(seen)?.[1]?.toLowerCase() ?? "";
}

/** Other schemes can run something on a click: `cinesync:` runs scripts and replaces sessions. */
export function isWebUrl(url: string): boolean {
  const scheme = schemeOf(url);
  return scheme === "https" || scheme === "http";
}

/** @throws {ReviewReportError} `invalid-option` */
export function checkLink({ href }: ReviewLink): void {
  if (isWebUrl(href) || schemeOf(href) === "") return;
  invalidOption("href of a link", href, "an https: or http: URL, or one relative to the page");
}
