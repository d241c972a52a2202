import { expectArgument } from "../error/expect-argument.ts";

const UNTITLED = "untitled session";
const ENDING = ".csc";
/**
 * File systems allow 255 bytes, but writing uses a longer temporary name next to the file, and Windows limits the whole
 * path.
 */
const MAX_BYTES = 180;

/** Device names in Windows, with any extension. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?= *(?:\.|$))/i;

/**
 * Returns a file name for a session: its name in cineSync, made safe for Windows, macOS and Linux, with the extension
 * `.csc`.
 *
 * - Without a name, or with only white space: `untitled session.csc`.
 * - Characters that a file name must not contain (`/ \ : * ? " < > |`, control characters, lone surrogates) or that
 *   reorder text on the screen become `_`, as do leading dots and dashes and trailing dots. White space around the name
 *   is dropped.
 * - Windows device names get a `_`: `con` becomes `con_.csc`.
 * - An existing extension `.csc` is kept.
 * - Names have at most 180 bytes of UTF-8; longer ones are cut between visible characters.
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
  expectArgument("text", "name", name);
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

/** Returns as many visible characters as fit into this many bytes of UTF-8. */
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
