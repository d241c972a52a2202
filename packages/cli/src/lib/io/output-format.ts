import { optionError } from "../base/cli-error.ts";
import { singleLine } from "../base/escape-controls.ts";
import { orList } from "../text/or-list.ts";
import { isStandardOutput } from "./write-output.ts";

/** The formats of an output, and their file name extensions. */
export interface OutputFormats<F extends string> {
  /** By format, the endings of its names without the dot; the first is the usual one. */
  readonly endings: Readonly<Record<F, readonly string[]>>;
  /** For standard output and names without an ending. `undefined`: the format must be given. */
  readonly fallback?: F | undefined;
}

interface OutputChoice<F extends string> {
  readonly format?: F | undefined;
  readonly output?: string | undefined;
}

/**
 * The format to write: as asked for, else by the ending of the output's name.
 *
 * @throws {CliError} for an ending that is unknown, or that belongs to another format.
 */
export function outputFormat<F extends string>(
  { format, output }: OutputChoice<F>,
  { endings, fallback }: OutputFormats<F>,
): F {
  const formats = Object.keys(endings) as F[];
  const name = isStandardOutput(output) || output.startsWith("/dev/") ? "" : output;
  const [, ending] = /\.([^./\\]{1,20})$/.exec(name.replace(/\.gz$/i, "")) ?? [];
  const fits = formats.filter((one) => endings[one].includes(ending?.toLowerCase() ?? ""));
  if (ending === undefined) {
    const chosen = format ?? fallback;
    if (chosen !== undefined) return chosen;
    throw optionError(`--format is required: ${formats.join(", ")}`);
  }
  const [first] = fits;
  if (format === undefined && first !== undefined) return first;
  if (format !== undefined && fits.includes(format)) return format;
  const expected = format === undefined ? formats.flatMap((one) => endings[one]) : endings[format];
  throw optionError(
    `${singleLine(output ?? "")} must end in ${orList(expected.map((one) => `.${one}`))}${format === undefined ? "" : ` for --format ${format}`}`,
  );
}
