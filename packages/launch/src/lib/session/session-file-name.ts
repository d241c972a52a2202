const UNTITLED = "untitled session";
const ENDING = ".csc";
/**
 * File systems take 255 bytes; writing uses a longer temporary name beside the file, and Windows counts the folders
 * too, so the name gets less.
 */
const MAX_BYTES = 180;

/** Device names in Windows, whatever follows a dot. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?= *(?:\.|$))/i;

/**
 * Returns a file name for a session: its name in cineSync, made safe on Windows, macOS and Linux, with the extension
 * `.csc`.
 *
 * - No name, or only white space: `untitled session.csc`.
 * - What no file name may contain (`/ \ : * ? " < > |`, control characters, lone surrogates), what reorders text on
 *   the screen, dots and dashes at the beginning, and dots at the end become `_`; white space around the name is dropped.
 * - Device names in Windows get a `_`: `con` becomes `con_.csc`.
 * - An extension `.csc` is not doubled.
 * - At most 180 bytes of UTF-8, cut between characters as a reader sees them.
 *
 * @example
 * ```ts
 * import { sessionFileName } from "@cinesync/launch";
 *
 * sessionFileName("Dailies 4/7"); // "Dailies 4_7.csc"
 * sessionFileName("con"); // "con_.csc"
 * ```
 */
export function sessionFileName(name = ""): string {
  const visible = name.trim();
  const stem = /\.csc$/i.test(visible) ? visible.slice(0, -ENDING.length) : visible;
  const safe = stem
    .replace(/[/\\:*?"<>|\p{Cc}\p{Surrogate}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, "_")
    .trim()
    .replace(/^[.-]+/, (start) => "_".repeat(start.length));
  const fitting = cut(safe, MAX_BYTES - ENDING.length - 1)
    .trimEnd()
    .replace(/(?<!\.)\.+$/, (end) => "_".repeat(end.length));
  return (fitting || UNTITLED).replace(DEVICE, "$1_") + ENDING;
}

/** As many characters, as a reader sees them, as fit into this many bytes of UTF-8. */
function cut(text: string, bytes: number): string {
  const encoder = new TextEncoder();
  if (encoder.encode(text).length <= bytes) return text;
  let result = "";
  let left = bytes;
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, bytes))) {
    left -= encoder.encode(segment).length;
    if (left < 0) break;
    result += segment;
  }
  return result;
}
