import { parseCommandUrl } from "@cinesync/commands";
import { LaunchError } from "../error/launch-error.ts";

/**
 * The URL itself, when it is a `cinesync:` URL.
 *
 * @throws {@link LaunchError} `refused-url` otherwise.
 */
export function checkUrl(url: string): string {
  try {
    parseCommandUrl(url);
  } catch (cause) {
    const reason = cause instanceof Error ? `: ${cause.message}` : "";
    throw new LaunchError("refused-url", `only a cinesync: URL is opened${reason}`, { cause });
  }
  return url;
}

/**
 * The URL in the characters that a URL may have, as browsers do before they pass it on. On Windows it is put
 * between quotes in the command line of the program that handles it, and a quote or a space in it would end it there.
 */
export function toLegalUrl(url: string): string {
  return url.replace(/[^!#$%&'()*+,./0-9:;=?@A-Z[\]_a-z~-]+/g, encodeURIComponent);
}

/**
 * @param limit - In bytes of UTF-8.
 * @throws {@link LaunchError} `url-too-long`
 */
export function checkLength(url: string, limit: number): void {
  const length = new TextEncoder().encode(url).length;
  if (length > limit) {
    throw new LaunchError(
      "url-too-long",
      `the URL has ${length} bytes, and the operating system passes on ${limit}: ` +
        "put what is long into a file, and its path into the URL",
    );
  }
}
