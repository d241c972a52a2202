import type { FrameRange } from "../base/movie-info.ts";

/** The name of an image sequence, in its parts: `folder`, `prefix`, a frame number, `suffix`. */
export interface SequenceName {
  /**
   * The way in which the name gives the frames: `pattern` is `sq.%04d.exr` or `sq.####.exr`, `range` is `sq.[1001-1100].exr`, and `frame` is one of the
   * files, `sq.1001.exr`.
   */
  readonly kind: "pattern" | "range" | "frame";
  /** The folder with its last slash or backslash, or `""`. */
  readonly folder: string;
  /** The name before the frame number. */
  readonly prefix: string;
  /** The name after the frame number, with the extension. */
  readonly suffix: string;
  /** Digits that a frame number has at least; 1 means no leading zeros, `undefined` any number of digits. */
  readonly padding: number | undefined;
  /** The frames that the name gives; `undefined` for patterns. */
  readonly frames: FrameRange | undefined;
}

/** Files that are single pictures; a `#` in the name of a movie is part of its name. */
const PICTURE =
  /\.(?:exr|sxr|dpx|cin|tiff?|png|jpe?g|tga|sgi|rgb|hdr|bmp|jp2|j2[kc]|webp|psd|dng|ari|avif)$/i;

const FORMS: readonly (readonly [
  RegExp,
  (middle: string) => Omit<SequenceName, "folder" | "prefix" | "suffix"> | undefined,
])[] = [
  [/%(?:0?\d{1,2})?d/, (middle) => pattern(middle === "%d" ? 1 : Number(middle.slice(1, -1)))],
  [/\[\d{1,15}-\d{1,15}\]/, range],
  // One character stands for any frame number; several for as many digits.
  [/#+|@+/, (middle) => pattern(middle.length === 1 ? undefined : middle.length)],
];

/**
 * Takes the name of an image sequence apart. `undefined` for anything else: only files that are single pictures form sequences.
 *
 * Reads `sq.%04d.exr`, `sq.####.exr`, `sq.@@@@.exr`, `sq.[1001-1100].exr`, and one frame, `sq.1001.exr`: digits before the extension that follow a
 * full stop, `_`, `-` or nothing, or that are four or more.
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
