import type { Locator } from "@cinesync/session-xml";

const WINDOWS = /^(?:[A-Za-z]:|\\\\)/;
const URL_START = /^[A-Za-z][A-Za-z0-9+.-]*:\/\//;

/**
 * Text that is the same for two paths or URLs that mean the same place, `undefined` for a short hash.
 *
 * Windows paths are the same whatever the case of their letters and the direction of their slashes; scheme and host of a
 * URL have no case either. Accented letters are the same however they are composed (macOS decomposes them).
 */
export function placeKey(locator: Locator): string | undefined {
  if (locator.kind === "short-hash") return undefined;
  const value = locator.value.normalize("NFC");
  if (locator.kind === "path") {
    return WINDOWS.test(value) ? `path ${value.replaceAll("/", "\\").toLowerCase()}` : `path ${value}`;
  }
  const scheme = URL_START.exec(value)?.[0];
  if (scheme === undefined) return `url ${value}`;
  const rest = value.slice(scheme.length);
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const host = authority.lastIndexOf("@") + 1;
  return `url ${scheme.toLowerCase()}${authority.slice(0, host)}${authority.slice(host).toLowerCase()}${rest.slice(authority.length)}`;
}
