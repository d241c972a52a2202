import { parseCommandUrl } from "@cinesync/commands";
import { LaunchError } from "../error/launch-error.ts";

/**
 * Returns the URL if it is a `cinesync:` URL.
 *
 * @throws {@link LaunchError} `refused-url` otherwise.
 */
export function checkUrl(url: string): string {
  try {
    parseCommandUrl(url);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LaunchError("refused-url", { reason }, { cause });
  }
  return url;
}

/**
 * Percent-encodes characters that a URL must not contain, as browsers do. Windows puts the URL between quotes in the
 * handler's command line, where a quote or a space would end it.
 */
export function toLegalUrl(url: string): string {
  return url.replace(/[^!#$%&'()*+,./0-9:;=?@A-Z[\]_a-z~-]+/g, encodeURIComponent);
}

/**
 * @param limit - In bytes of UTF-8.
 * @throws {@link LaunchError} `limit-exceeded`
 */
export function checkLength(url: string, limit: number): void {
  const actual = new TextEncoder().encode(url).length;
  if (actual > limit) throw new LaunchError("limit-exceeded", { actual, limit });
}
