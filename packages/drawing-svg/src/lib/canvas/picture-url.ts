import { DrawingSvgError } from "./drawing-svg-error.ts";

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const DATA_PICTURE = /^data:image\/[a-z0-9.+-]+[;,]/i;
const LOADED = new Set(["https", "http", "file", "blob"]);

/**
 * Whether a URL can be put into a page as a picture without being able to do anything else: `https:`, `http:`,
 * `file:`, `blob:`, `data:image/…`, or relative to the page.
 */
export function isPictureUrl(url: string): boolean {
  // Browsers ignore tabs and line breaks anywhere in a URL, and control characters and spaces before it.
  const seen = url.replace(/[\t\n\r]/g, "").replace(/^[\u0000-\u0020]+/, "");
  const scheme = SCHEME.exec(seen)?.[1]?.toLowerCase();
  if (scheme === undefined) return seen !== "";
  return LOADED.has(scheme) || DATA_PICTURE.test(seen);
}

/** @throws {DrawingSvgError} `picture-url` */
export function checkPictureUrl(url: string): void {
  if (isPictureUrl(url)) return;
  const excerpt = JSON.stringify(url.length > 60 ? `${url.slice(0, 60)}…` : url);
  const hint = /^[a-z]:[\\/]/i.test(url)
    ? ` A Windows path is written file:///${url.slice(0, 2)}/….`
    : " Give an http:, https:, file:, blob: or data:image/… URL, or one relative to the page.";
  throw new DrawingSvgError("picture-url", `${excerpt} is not the URL of a picture.${hint}`);
}
