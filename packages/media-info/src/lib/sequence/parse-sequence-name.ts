import { expectArgument } from "../base/media-info-error.ts";
import type { FrameRange } from "../base/movie-info.ts";

/** The parts of an image sequence's name: `folder`, `prefix`, a frame number, `suffix`. */
export interface SequenceName {
  /**
   * The form of the name: `pattern` is `sq.%04d.exr` or `sq.####.exr`, `range` is `sq.[1001-1100].exr`, and `frame` is one of the files,
   * `sq.1001.exr`.
   */
  readonly kind: "pattern" | "range" | "frame";
  /** The folder with its last slash or backslash, or `""`. */
  readonly folder: string;
  /** The name before the frame number. */
  readonly prefix: string;
  /** The name after the frame number, with the extension. */
  readonly suffix: string;
  /** The least digits of a frame number. 1 means no leading zeros, `undefined` any number of digits. */
  readonly padding: number | undefined;
  /** The frames that the name states; `undefined` for patterns. */
  readonly frames: FrameRange | undefined;
}

/** Extensions of single pictures. In the name of a movie, a `#` is just part of the name. */
const PICTURE =
  /\.(?:exr|sxr|dpx|cin|tiff?|png|jpe?g|tga|sgi|rgb|hdr|bmp|jp2|j2[kc]|webp|psd|dng|ari|avif)$/i;

const FORMS: readonly (readonly [
  RegExp,
  (middle: string) => Omit<SequenceName, "folder" | "prefix" | "suffix"> | undefined,
])[] = [
  [/%(?:0?\d{1,2})?d/, (middle) => pattern(middle === "%d" ? 1 : Number(middle.slice(1, -1)))],
  [/\[\d{1,15}-\d{1,15}\]/, range],
  // A single character matches any frame number, several match as many digits.
  [/#+|@+/, (middle) => pattern(middle.length === 1 ? undefined : middle.length)],
];

/**
 * Parses the name of an image sequence. Returns `undefined` for any other name: only files that are single pictures form sequences.
 *
 * Accepts `sq.%04d.exr`, `sq.####.exr`, `sq.@@@@.exr`, `sq.[1001-1100].exr`, and the name of one frame, `sq.1001.exr`: digits before the
 * extension that are at the start or follow `.`, `_` or `-`, or four or more digits after any other character.
 *
 * @param path A path or a name, with slashes or backslashes.
 *
 * @example
 * import { parseSequenceName } from "@cinesync/media-info";
 *
 * parseSequenceName("/show/sq.[1001-1100].exr");
 * // { kind: "range", folder: "/show/", prefix: "sq.", suffix: ".exr", padding: 4, frames: { first: 1001, last: 1100 } }
 */
export function parseSequenceName(path: string): SequenceName | undefined {
  expectArgument(typeof path === "string", "path", "a string", path);
  const folder = path.slice(0, Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  const name = path.slice(folder.length);
  if (!PICTURE.test(name)) return undefined;
  for (const [form, read] of FORMS) {
    const match = form.exec(name);
    const parts = match === null ? undefined : read(match[0]);
    if (match === null || parts === undefined) continue;
    return {
      ...parts,
      folder,
      prefix: name.slice(0, match.index),
      suffix: name.slice(match.index + match[0].length),
    };
  }
  return oneFrame(folder, name);
}

function pattern(padding: number | undefined): Omit<SequenceName, "folder" | "prefix" | "suffix"> {
  return { kind: "pattern", padding: padding === 0 ? 1 : padding, frames: undefined };
}

function range(middle: string): Omit<SequenceName, "folder" | "prefix" | "suffix"> | undefined {
  const [first = "", last = ""] = middle.slice(1, -1).split("-");
  if (Number(first) > Number(last)) return undefined;
  return { kind: "range", padding: first.length, frames: { first: Number(first), last: Number(last) } };
}

function oneFrame(folder: string, name: string): SequenceName | undefined {
  const dot = name.lastIndexOf(".");
  let start = dot;
  while (start > 0 && /\d/.test(name.charAt(start - 1))) start -= 1;
  const digits = name.slice(start, dot);
  const isSeparated = start === 0 || /[._-]/.test(name.charAt(start - 1));
  if (digits === "" || digits.length > 15 || (!isSeparated && digits.length < 4)) return undefined;
  const frame = Number(digits);
  return {
    kind: "frame",
    folder,
    prefix: name.slice(0, start),
    suffix: name.slice(dot),
    padding: digits.length,
    frames: { first: frame, last: frame },
  };
}
