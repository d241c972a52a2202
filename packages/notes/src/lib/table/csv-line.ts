import { checkChoice, invalidOption } from "../base/check-option.ts";
import { expectOptions } from "../base/expect-argument.ts";
import { neutralizeFormulas } from "./neutralize-formulas.ts";

// Own code: quoting is a dozen lines. csv-stringify leaves a bare line feed unquoted when lines end in CR LF, d3-dsv
// brings a command line program, and papaparse a parser ten times the size of this package.

/** Options for lines of CSV. */
export interface CsvLineOptions {
  /**
   * The treatment of text that a spreadsheet program would run as a formula, because it begins with `=`, `+`, `-` or
   * `@`, or does so after a comma, semicolon, tab, line break or `delimiter`: `"neutralize"` puts an apostrophe
   * before the sign, `"keep"` (the default) leaves it, for programs that read the file. Numbers never change.
   */
  readonly formulas?: "neutralize" | "keep" | undefined;
  /** Default: CR LF, as RFC 4180 has it. */
  readonly lineEnd?: "\r\n" | "\n" | undefined;
  /** One character, not a quote or line break. Default: a comma. Spreadsheets of some countries want a semicolon. */
  readonly delimiter?: string | undefined;
}

/** A cell; undefined for an empty one. */
export type Cell = string | number | undefined;

/**
 * Returns what writes a line of cells.
 *
 * @throws {NotesError} `invalid-option`
 */
export function csvLine(options: CsvLineOptions): (cells: readonly Cell[]) => string {
  expectOptions(options, { delimiter: "text" });
  const { formulas = "keep", lineEnd = "\r\n", delimiter = "," } = options;
  if (!/^[^"\r\n]$/.test(delimiter)) {
    throw invalidOption("delimiter", delimiter, "one character that is not a quote or a line break");
  }
  checkChoice("formulas", formulas, ["neutralize", "keep"]);
  checkChoice("lineEnd", lineEnd, ["\r\n", "\n"]);
  const needsQuotes = new RegExp(`["\\r\\n\\u{${delimiter.charCodeAt(0).toString(16)}}]`, "u");
  const written = (cell: Cell): string => {
    if (typeof cell !== "string") return cell === undefined ? "" : String(cell);
    const text = formulas === "neutralize" ? neutralizeFormulas(cell, delimiter) : cell;
    return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return (cells) => {
    let line = "";
    for (let index = 0; index < cells.length; index++) {
      line += index === 0 ? written(cells[index]) : delimiter + written(cells[index]);
    }
    // A lone empty cell would be a blank line, which readers skip.
    return `${cells.length === 1 && line === "" ? '""' : line}${lineEnd}`;
  };
}
