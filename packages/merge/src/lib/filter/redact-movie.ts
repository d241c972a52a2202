import { locatorName, type Locator } from "@cinesync/session-xml";
import type { FilterOptions, Redaction } from "./filter-options.ts";

const ABSOLUTE_PATH = /^(?:[\\/]|[A-Za-z]:[\\/])/;
const FILE_URL = /^file:/i;
const WEB_URL = /^[A-Za-z][A-Za-z0-9+.-]+:[\\/]{2}/;
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]+:/;
/** Replaces a name that has no harmless part. */
const NO_NAME = "movie";

/**
 * Redacts the name and the locators of a movie. A movie that loses all its locators gets its name as a path, because a
 * locator can hold a secret anywhere: in its host, in a folder or after the file's name.
 */
export function redactMovie(
  name: string | undefined,
  locators: readonly Locator[],
  redactions: ReadonlySet<Redaction>,
  onRemove: FilterOptions["onRemove"],
): { readonly name: string; readonly locators: readonly Locator[] } {
  const left: Locator[] = [];
  let shown = name ?? "";
  for (const locator of locators) {
    const redaction = redactionsOf(locator).find((one) => redactions.has(one));
    if (redaction === undefined) {
      left.push(locator);
      continue;
    }
    onRemove?.(redaction, 1);
    // A name that came from the locator reveals the locator.
    if (name === locator.value || name === locatorName(locator)) shown = fileNameOf(locator.value) ?? NO_NAME;
  }
  if (redactions.has("paths") && ABSOLUTE_PATH.test(shown)) shown = fileNameOf(shown) ?? NO_NAME;
  if (redactions.has("urls") && WEB_URL.test(shown)) shown = fileNameOf(shown) ?? NO_NAME;
  if (left.length > 0 || locators.length === 0) return { name: shown, locators: left };
  return { name: shown, locators: [{ kind: "path", value: fileNameOf(shown) ?? NO_NAME }] };
}

/**
 * Returns the file name in a path or URL, without folder, host, query or parameter, or `undefined` when there is none,
 * as in the path of a folder.
 */
export function fileNameOf(text: string): string | undefined {
  const isUrl = SCHEME.test(text);
  const plain = isUrl ? decoded(text) : text;
  if (plain === undefined) return undefined;
  const path = isUrl ? plain.slice(plain.indexOf(":") + 1) : plain.replace(/^[A-Za-z]:/, "");
  const end = isUrl ? path.search(/[?#;]/) : -1;
  const segments = (end < 0 ? path : path.slice(0, end)).split(/[\\/]/);
  // In a URL the first segments are the host, or everything: `https://host`, `urn:a:b`.
  const hosts = isUrl ? (/^[\\/]{2}/.test(path) ? 3 : path.startsWith("/") ? 1 : segments.length) : 0;
  return segments.slice(hosts).pop() || undefined;
}

/** Removes percent-encoding, which may have been applied several times. */
function decoded(text: string): string | undefined {
  let plain = text;
  for (let round = 0; round < 5; round++) {
    if (!plain.includes("%")) return plain;
    try {
      plain = decodeURIComponent(plain);
    } catch {
      return undefined;
    }
  }
  return undefined;
}

function redactionsOf({ kind, value }: Locator): readonly Redaction[] {
  if (kind === "short-hash") return [];
  if (FILE_URL.test(value)) return ["paths"];
  if (kind === "url") return ["urls"];
  return WEB_URL.test(value) ? ["urls", "paths"] : ["paths"];
}
