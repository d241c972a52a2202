import type { Locator } from "@cinesync/session-xml";

const WINDOWS = /^(?:[A-Za-z]:|\\\\)/;
const URL_PARTS = /^([A-Za-z][A-Za-z0-9+.-]*:\/\/)([^/?#]*)(.*)$/s;

/**
 * Text that is the same for two paths or URLs that mean the same place, `undefined` for a short hash.
 *
 * Windows paths are the same whatever the case of their letters and whichever way their slashes lean; scheme and host of
 * a URL have no case either. Accented letters count as the same however they are composed (macOS takes them apart).
 */
export function placeKey(locator: Locator): string | undefined {
  if (locator.kind === "short-hash") return undefined;
  const value = locator.value.normalize("NFC");
  if (locator.kind === "path") {
    return WINDOWS.test(value) ? `path ${value.replaceAll("/", "\\").toLowerCase()}` : `path ${value}`;
  }
  const parts = URL_PARTS.exec(value);
  if (!parts) return `url ${value}`;
  return `url ${(parts[1] ?? "").toLowerCase()}${hostWithoutCase(parts[2] ?? "")}${parts[3] ?? ""}`;
}

function hostWithoutCase(authority: string): string {
  const at = authority.lastIndexOf("@") + 1;
  return authority.slice(0, at) + authority.slice(at).toLowerCase();
}
