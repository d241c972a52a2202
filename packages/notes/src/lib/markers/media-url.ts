import type { RowLocator } from "../rows/note-row.ts";

/**
 * A URL at which a program may find a movie: its first absolute path as a `file:` URL, else its first URL. Undefined
 * when the session knows it by nothing but a short hash or a relative path.
 *
 * @param host What stands for this machine in `file:` URLs: `""`, or `localhost` for formats of old.
 */
export function mediaUrl(locators: readonly RowLocator[], host: "" | "localhost"): string | undefined {
  const paths = locators.filter(({ kind }) => kind === "path").map(({ value }) => fileUrl(value, host));
  // Editing systems open files; a URL that they cannot open would hide the path that they can.
  const path = paths.find((url) => url !== undefined);
  return path ?? wellFormedUrl(locators.find(({ kind }) => kind === "url")?.value);
}

/** A URL as sessions have it may hold spaces and letters that a URL cannot; what is encoded already stays so. */
function wellFormedUrl(url: string | undefined): string | undefined {
  return url?.replace(/[^!#-;=?-[\]_a-z~]/gu, encoded);
}

/** The `file:` URL of an absolute path of any platform. */
function fileUrl(path: string, host: "" | "localhost"): string | undefined {
  const shared = /^\\\\([^\\/]+)[\\/](.*)$/s.exec(path);
  if (shared) return `file://${encoded(shared[1] ?? "")}/${encodedPath(shared[2] ?? "", /[\\/]/)}`;
  const drive = /^([A-Za-z]):[\\/](.*)$/s.exec(path);
  if (drive) return `file://${host}/${drive[1] ?? ""}:/${encodedPath(drive[2] ?? "", /[\\/]/)}`;
  return path.startsWith("/") ? `file://${host}/${encodedPath(path.slice(1), /\//)}` : undefined;
}

function encodedPath(path: string, separator: RegExp): string {
  return path.split(separator).map(encoded).join("/");
}

/** Like `encodeURIComponent`, but for any text: half a surrogate pair becomes U+FFFD. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\uFFFD"));
}
