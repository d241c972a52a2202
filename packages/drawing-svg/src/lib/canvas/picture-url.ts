import { expectArgument } from "./expect-argument.ts";
import { invalidOption } from "./drawing-svg-error.ts";

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const DATA_PICTURE = /^data:image\/[a-z0-9.+-]+[;,]/i;
const LOADED = new Set(["https", "http", "file", "blob"]);

/**
 * Checks that a URL can only load a picture when it is put into a page: `https:`, `http:`, `file:`, `blob:`,
 * `data:image/…`, or relative to the page.
 *
 * @example
 * import { isPictureUrl } from "@cinesync/drawing-svg";
 *
 * console.log(isPictureUrl("frames/shot_010-00038.jpg")); // true
 * console.log(isPictureUrl("javascript:alert(1)")); // false
 */
export function isPictureUrl(url: string): boolean {
  expectArgument("text", "url", url);
  // Browsers ignore tabs and line breaks anywhere in a URL, and control characters and spaces before it.
  const seen = url.replace(/[\t\n\r]/g, "").replace(/^[\u0000-\u0020]+/, "");
  const scheme = SCHEME.exec(seen)?.[1]?.toLowerCase();
  if (scheme === undefined) return seen !== "";
  return LOADED.has(scheme) || DATA_PICTURE.test(seen);
}

/** @throws {DrawingSvgError} `invalid-option` */
export function checkPictureUrl(url: string): void {
  if (isPictureUrl(url)) return;
  const expected = /^[a-z]:[\\/]/i.test(url)
    ? `a URL (a Windows path is written file:///${url.slice(0, 2)}/…)`
    : "an http:, https:, file:, blob: or data:image/… URL, or one relative to the page";
  invalidOption("background", url, expected);
}
