import { expectArgument } from "./expect-argument.ts";
import type { Locator } from "./session.ts";

const SHORT_HASH = /^[0-9a-fA-F]{40}$/;
const URL_WITH_HOST = /^[A-Za-z][A-Za-z0-9+.-]+:\/\/[^/]/;
const FILE_URL = /^file:(?:\/\/([^/\\?#]*))?(\/[^?#]*)/i;
const DRIVE = /^[A-Za-z]:/;

/**
 * Returns the locator for a text, without touching a file system, and the same on every platform.
 *
 * - 40 hex digits are a short hash (given back in lower case).
 * - `file://` URLs become the path that they name; a host other than `localhost` makes it a UNC path.
 * - Anything else with a scheme of two letters or more and a host is a URL.
 * - All the rest is a path, unchanged: POSIX, Windows (`C:\…`, `C:/…`), UNC (`\\server\…`) or relative.
 *
 * @example
 * import { parseLocator } from "@cinesync/session-xml";
 *
 * parseLocator("file:///shots/a%20b.mov"); // { kind: "path", value: "/shots/a b.mov" }
 */
export function parseLocator(text: string): Locator {
  expectArgument("text", "text", text);
  if (SHORT_HASH.test(text)) return { kind: "short-hash", value: text.toLowerCase() };
  const file = FILE_URL.exec(text);
  if (file) return { kind: "path", value: pathOfFileUrl(file[1] ?? "", file[2] ?? "") };
  if (URL_WITH_HOST.test(text)) return { kind: "url", value: text };
  return { kind: "path", value: text };
}

/**
 * Returns a name for the movie at this locator: the last part of the path, or of the URL's path, decoded.
 * Empty only if the locator is.
 *
 * @example
 * import { locatorName, parseLocator } from "@cinesync/session-xml";
 *
 * locatorName(parseLocator("C:\\Shots\\a.mov")); // "a.mov"
 */
export function locatorName(locator: Locator): string {
  expectArgument("object", "locator", locator);
  const { kind, value } = locator;
  expectArgument("text", "locator.value", value);
  if (kind === "short-hash") return value;
  if (kind === "path") return lastSegment(value, isWindowsPath(value) ? /[\\/]+/ : /\/+/) ?? value;
  const match = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/([^/?#]*)([^?#]*)/.exec(value);
  if (!match) return value;
  const name = lastSegment(match[2] ?? "", /\/+/);
  return name === undefined ? (match[1] ?? value).replace(/^.*@/, "") || value : percentDecode(name);
}

/** Decodes `%XX` sequences of UTF-8; invalid ones stay as they are. */
export function percentDecode(text: string): string {
  return text.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** Returns whether a path is a Windows path: with a drive, UNC, or with backslashes alone. */
export function isWindowsPath(path: string): boolean {
  return DRIVE.test(path) || path.startsWith("\\\\") || (path.includes("\\") && !path.includes("/"));
}

function lastSegment(path: string, separator: RegExp): string | undefined {
  return path.split(separator).findLast((segment) => segment !== "" && !/^[A-Za-z]:$/.test(segment));
}

function pathOfFileUrl(host: string, path: string): string {
  const decoded = percentDecode(path);
  if (host !== "" && host.toLowerCase() !== "localhost") {
    return `\\\\${percentDecode(host)}${decoded.replaceAll("/", "\\")}`;
  }
  return /^\/[A-Za-z]:(?:\/|$)/.test(decoded) ? decoded.slice(1) : decoded;
}
