import {
  notesToCsvChunks,
  notesToJsonChunks,
  notesToJsonLinesChunks,
  notesToMarkdownChunks,
  type NoteRow,
} from "@cinesync/notes";
import { optionError } from "../base/cli-error.ts";
import { printResults } from "../io/json-results.ts";
import { summarize, warn } from "../io/messages.ts";
import { outputFormat } from "../io/output-format.ts";
import { tempCopy } from "../io/temp-copy.ts";
import { checkOutput, isStandardOutput, writeOutput, type Chunks } from "../io/write-output.ts";
import { frameOptions } from "../session/frame-options.ts";
import { movieLengths, playlist } from "../session/movie-lengths.ts";
import { noteColumns } from "../session/note-columns.ts";
import { chosenRows, sessionFirst, type NoteBatches } from "../session/note-source.ts";
import { rowsSince, type NewRows } from "../session/notes-since.ts";
import { checkFramesFolder } from "../session/pictures.ts";
import { readParts } from "../session/read-session.ts";
import type { CommandInput, Run } from "../spec/command-spec.ts";
import type { notesSpec } from "../specs/notes.ts";
import { plural } from "../text/plural.ts";

type Options = CommandInput<typeof notesSpec>["options"];
type Format = NonNullable<Options["format"]>;

const ENDINGS: Readonly<Record<Format, readonly string[]>> = {
  csv: ["csv", "txt"],
  json: ["json"],
  jsonl: ["jsonl", "ndjson"],
  md: ["md", "markdown"],
};
const DELIMITERS: Readonly<Record<string, string>> = { tab: "\t", "\\t": "\t", comma: ",", semicolon: ";" };

export const notes: Run<typeof notesSpec> = async ({ operands, options }) => {
  const { json, output, frames } = options;
  if (json && (options.format !== undefined || output !== undefined))
    throw optionError("--json cannot be used with --format or --output", "write JSON with --format json");
  const format = json ? "json" : outputFormat(options, { endings: ENDINGS, fallback: "csv" });
  checkOptions(format, options);
  if (frames !== undefined) await checkFramesFolder(frames);
  await checkOutput(options);
  const since = options.since === undefined ? undefined : await rowsSince(options.since);
  let count = 0;
  const rowsOf = async function* (files: readonly string[]): NoteBatches {
    for (const file of files) {
      for await (const rows of sessionFirst(fileRows(file, format, options, since))) {
        count += rows.length;
        yield rows;
      }
    }
  };
  if (json) {
    return printResults(operands, function* (file) {
      yield ["file", file];
      yield ["rows", rowsOneByOne(rowsOf([file]))];
      return 0;
    });
  }
  await writeOutput(chunksOf(rowsOf(operands), format, options), options);
  if (count === 0) warn("no notes match");
  if (!isStandardOutput(output)) summarize(`wrote ${plural(count, "row")}`);
  return 0;
};

async function* rowsOneByOne(batches: NoteBatches): AsyncGenerator<NoteRow, void, undefined> {
  for await (const rows of batches) yield* rows;
}

function checkOptions(format: Format, options: Options): void {
  const { columns, delimiter, spreadsheet, fps, defaultFps, firstFrame, startTimecode } = options;
  if (format !== "csv" && (columns.length > 0 || spreadsheet || delimiter !== undefined))
    throw optionError("--columns, --delimiter and --spreadsheet are for --format csv");
  if (options.frames !== undefined && format === "csv" && !columns.some((name) => name.endsWith("picture")))
    warn("--frames has no effect without the column picture");
  if (options.frames !== undefined && format === "md") warn("--frames has no effect with --format md");
  const given = Object.entries({
    "--fps": fps,
    "--default-fps": defaultFps,
    "--first-frame": firstFrame,
    "--start-timecode": startTimecode,
  }).filter(([, value]) => value !== undefined);
  const shows = columns.some((name) => /(?:^|=)(?:frameNumber|timecode|framesPerSecond)$/.test(name));
  if (format === "csv" && given.length > 0 && !shows) {
    const names = given.map(([name]) => name).join(", ");
    warn(
      `${names} has no effect on these columns; choose others: --columns mediaFile,frameNumber,timecode,notes`,
    );
  }
}

async function* fileRows(
  file: string,
  format: Format,
  options: Options,
  since: NewRows | undefined,
): NoteBatches {
  const has = (pattern: RegExp): boolean => options.columns.some((name) => pattern.test(name));
  const probes = !options.noProbe && (format !== "csv" || has(/(?:timecode|framesPerSecond)$/));
  // The first reading finds the movies, whose files tell their rate and their start.
  const copy = probes ? await tempCopy(file) : undefined;
  const path = copy?.path ?? file;
  try {
    const lengths = probes ? await movieLengths(playlist(readParts(path)), options) : undefined;
    const rowOptions = { ...frameOptions(options), durations: lengths?.durations, withFile: has(/file$/) };
    const batches = chosenRows(path, options, rowOptions);
    if (since === undefined) for await (const rows of batches) yield rows;
    else {
      const held: NoteRow[] = [];
      for await (const rows of batches) held.push(...rows);
      yield since(held);
    }
  } finally {
    await copy?.remove();
  }
}

function chunksOf(rows: NoteBatches, format: Format, { columns, delimiter, spreadsheet }: Options): Chunks {
  switch (format) {
    case "csv":
      return notesToCsvChunks(rows, {
        columns: noteColumns(columns),
        delimiter: delimiter === undefined ? undefined : (DELIMITERS[delimiter.toLowerCase()] ?? delimiter),
        bom: spreadsheet,
        formulas: spreadsheet ? "neutralize" : "keep",
      });
    case "json":
      return notesToJsonChunks(rows);
    case "jsonl":
      return notesToJsonLinesChunks(rows);
    case "md":
      return notesToMarkdownChunks(rows);
  }
}
