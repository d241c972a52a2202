import type { Locator } from "@cinesync/session-xml";

const WINDOWS = /^(?:[A-Za-z]:|\\\\|\/\/)/;

/** Stands in for `placeKey` of `@cinesync/session-xml`. */
export function placeKey({ kind, value }: Locator): string {
  const text = value.normalize("NFC");
  if (kind !== "path") return `${kind}:${kind === "url" ? text : text.toLowerCase()}`;
  return `path:${WINDOWS.test(text) ? text.replaceAll("/", "\\").toLowerCase() : text}`;
}
