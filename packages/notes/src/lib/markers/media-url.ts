import { wellFormed } from "../base/well-formed.ts";
import type { RowLocator } from "../rows/note-row.ts";

/** A format's spelling of the URLs of files. */
export interface FileUrlStyle {
  /** The name of this machine: `""`, or `localhost` for older formats. */
  readonly host: "" | "localhost";
  /** The colon after a drive letter: Premiere Pro writes `%3a`. */
  readonly colon: ":" | "%3a";
}

export const PLAIN_URLS: FileUrlStyle = { host: "", colon: ":" };

/**
 * Returns a URL at which a program may find a movie: its first absolute path as a `file:` URL, else its first URL.
 * Undefined when the session has nothing but a short hash or a relative path.
 */
export function mediaUrl(locators: readonly RowLocator[], style: FileUrlStyle): string | undefined {
  const paths = locators.filter(({ kind }) => kind === "path").map(({ value }) => fileUrl(value, style));
  // Editing systems open files; a URL that they cannot open would hide the path that they can.
  const path = paths.find((url) => url !== undefined);
  return path ?? wellFormedUrl(locators.find(({ kind }) => kind === "url")?.value);
}

/** URLs in sessions may have spaces and letters that a URL cannot have. Valid escapes stay. */
function wellFormedUrl(url: string | undefined): string | undefined {
  return url?.replace(/[^!#-;=?-[\]_a-z~]/gu, encoded).replace(/%(?![0-9a-fA-F]{2})/g, "%25");
}

/** Returns the `file:` URL of an absolute path of any platform. */
function fileUrl(locator: string, { host, colon }: FileUrlStyle): string | undefined {
  // The prefix `\\?\` of long paths on Windows does not belong to the path.
  const path = locator.replace(/^\\\\\?\\(?:UNC\\)?/i, (prefix) => (prefix.length > 4 ? "\\\\" : ""));
  const share = /^(?:\\\\|\/\/)([^\\/]+)[\\/](.*)$/s.exec(path);
  if (share) return `file://${encoded(share[1] ?? "")}/${encodedPath(share[2] ?? "", /[\\/]/)}`;
  const drive = /^([A-Za-z]):[\\/](.*)$/s.exec(path);
  if (drive) return `file://${host}/${drive[1] ?? ""}${colon}/${encodedPath(drive[2] ?? "", /[\\/]/)}`;
  return path.startsWith("/") ? `file://${host}/${encodedPath(path.slice(1), /\//)}` : undefined;
}

function encodedPath(path: string, separator: RegExp): string {
  return path.split(separator).map(encoded).join("/");
}

function encoded(text: string): string {
  return encodeURIComponent(wellFormed(text));
}
