import { expectArgument } from "./expect-argument.ts";
import { isWindowsPath, parseLocator } from "./locator.ts";
import type { Locator, Media } from "./session.ts";

const SCHEME_AND_AUTHORITY = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#]*)/;
const DEFAULT_PORTS: Readonly<Record<string, string>> = { http: ":80", https: ":443", ftp: ":21" };

/**
 * Returns a key that is equal for two spellings of one place, and different for two places.
 *
 * Accents may be composed or decomposed, and slashes may be doubled. Windows paths (with a drive, or UNC) ignore case
 * and the direction of slashes. URLs ignore the case of scheme and host, the default port, and the percent-encoding of
 * characters that need none.
 *
 * @param locator A locator, or its value as text.
 *
 * @example
 * import { placeKey } from "@cinesync/session-xml";
 *
 * placeKey("Z:\\Show\\a.mov") === placeKey("z:/show/a.mov"); // true
 * placeKey("/show/a.mov") === placeKey("/Show/a.mov"); // false
 */
export function placeKey(locator: Locator | string): string {
  const isText = typeof locator === "string";
  if (!isText) expectArgument("object", "locator", locator);
  const { kind, value } = isText ? parseLocator(locator) : locator;
  expectArgument("text", "locator.value", value);
  if (kind === "short-hash") return `short-hash:${value.toLowerCase()}`;
  if (kind === "path") return `path:${pathKey(value)}`;
  const parsed = parseLocator(value);
  // A file URL is a path.
  return parsed.kind === "path" && /^file:/i.test(value)
    ? `path:${pathKey(parsed.value)}`
    : `url:${urlKey(value)}`;
}

/**
 * Returns whether two entries of playlists are the same movie: by short hash if both have one, else by a place that both have.
 * Group movies are the same if they play the same group.
 *
 * @example
 * import { createMediaFile, isSameMedia } from "@cinesync/session-xml";
 *
 * isSameMedia(createMediaFile("Z:\\Show\\a.mov"), createMediaFile("z:/show/a.mov")); // true
 */
export function isSameMedia(a: Media, b: Media): boolean {
  expectArgument("media", "a", a);
  expectArgument("media", "b", b);
  if (a.kind === "group-movie" || b.kind === "group-movie") {
    return a.kind === "group-movie" && b.kind === "group-movie" && a.group === b.group;
  }
  const [hashes, places] = keysOf(a);
  const [otherHashes, otherPlaces] = keysOf(b);
  if (hashes.length > 0 && otherHashes.length > 0) return hashes.some((key) => otherHashes.includes(key));
  if (a.locators.length === 0 && b.locators.length === 0) return a.name === b.name;
  return places.some((key) => otherPlaces.includes(key));
}

function keysOf({ locators }: { readonly locators: readonly Locator[] }): readonly [string[], string[]] {
  const keys = locators.map(placeKey);
  const isHash = (key: string): boolean => key.startsWith("short-hash:");
  return [keys.filter(isHash), keys.filter((key) => !isHash(key))];
}

function pathKey(path: string): string {
  const slashed = /^\\\\\?\\/.test(path) ? withoutLongPrefix(path) : path;
  const isWindows = isWindowsPath(slashed) || /^\/\/[^/]/.test(slashed);
  const start = isWindows && /^[\\/]{2}/.test(slashed) ? "/" : "";
  const plain = start + (isWindows ? slashed.replaceAll("\\", "/") : slashed).replace(/\/(?:\.?\/)+/g, "/");
  return (isWindows ? plain.toLowerCase() : plain).normalize("NFC");
}

/** `\\?\C:\a` and `\\?\UNC\server\a` lift the limit on the length of a path and change nothing else. */
function withoutLongPrefix(path: string): string {
  const rest = path.slice(4);
  return /^UNC\\/i.test(rest) ? `\\\\${rest.slice(4)}` : rest;
}

function urlKey(url: string): string {
  const [start = "", scheme, authority = ""] = SCHEME_AND_AUTHORITY.exec(url) ?? [];
  if (scheme === undefined) return url.normalize("NFC");
  const rest = url.slice(start.length);
  const at = authority.lastIndexOf("@") + 1;
  const lowerScheme = scheme.toLowerCase();
  const host = authority.slice(at).toLowerCase();
  const port = DEFAULT_PORTS[lowerScheme] ?? "";
  const plainHost = port !== "" && host.endsWith(port) ? host.slice(0, -port.length) : host;
  const path = rest === "" || !rest.startsWith("/") ? `/${rest}` : rest;
  return `${lowerScheme}://${authority.slice(0, at)}${plainHost}${plainEncoding(path)}`.normalize("NFC");
}

/** Percent-encodes what must be, in upper case, and nothing else. */
function plainEncoding(text: string): string {
  return text.replace(/(?:%[0-9a-fA-F]{2})+|[ "<>\\^`{|}]/g, (run) => {
    if (!run.startsWith("%")) return encodeURIComponent(run);
    try {
      return decodeURIComponent(run).replace(/[^\w.~\u0080-\u{10ffff}-]/gu, (character) =>
        encodeAscii(character),
      );
    } catch {
      return run.toUpperCase();
    }
  });
}

function encodeAscii(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
