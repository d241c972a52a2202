import {
  noteRowsByMovie,
  notesToCsvChunks,
  notesToJsonChunks,
  notesToJsonLinesChunks,
  notesToMarkdownChunks,
  type NoteColumnName,
  type NoteRowSource,
} from "@cinesync/notes";
import { CliError, type ExitStatus } from "../base/cli-error.ts";
import { STANDARD } from "../io/read-chunks.ts";
import { checkOutput, writeOutput } from "../io/write-output.ts";
import { explainNotesError } from "../session/explain-notes-error.ts";
import { readParts } from "../session/read-session.ts";
import type { Given } from "../spec/command-spec.ts";
import type { notesSpec } from "../specs/notes.ts";

type Options = Given<typeof notesSpec>["options"];

const BY_ENDING: Readonly<Record<string, NonNullable<Options["format"]>>> = {
  csv: "csv",
  json: "json",
  jsonl: "jsonl",
  ndjson: "jsonl",
  md: "md",
  markdown: "md",
};

export async function notes({ operands, options }: Given<typeof notesSpec>): Promise<ExitStatus> {
  const [file = ""] = operands;
  const format = options.format ?? formatOf(options.output);
  if (format !== "csv" && (options.columns.length > 0 || options.spreadsheet)) {
    throw new CliError("--columns and --spreadsheet are for CSV", { hint: "Give --format csv." });
  }
  await checkOutput(options);
  const rowOptions = {
    drawings: !options.notesOnly,
    ...(options.fps === undefined ? {} : { frameRate: options.fps }),
    ...(options.defaultFps === undefined ? {} : { defaultFrameRate: options.defaultFps }),
    ...(options.startTimecode === undefined ? {} : { startTimecode: options.startTimecode }),
    ...(options.firstFrame === undefined ? {} : { firstFrame: options.firstFrame }),
  };
  try {
    const rows = noteRowsByMovie(readParts(file), rowOptions);
    await writeOutput(chunksOf(rows, format, options), options);
  } catch (error) {
    throw explainNotesError(error);
  }
  return 0;
}

function formatOf(output: string | undefined): NonNullable<Options["format"]> {
  if (output === undefined || output === STANDARD) return "csv";
  const [, ending] = /\.([^./\\]+)$/.exec(output) ?? [];
  if (ending === undefined || output.startsWith("/dev/")) return "csv";
  const format = BY_ENDING[ending.toLowerCase()];
  if (format !== undefined) return format;
  throw new CliError(`the name ${JSON.stringify(output)} does not say what to write`, {
    hint: "End it in .csv, .json, .jsonl or .md, or give --format.",
  });
}

function chunksOf(
  rows: NoteRowSource,
  format: NonNullable<Options["format"]>,
  { columns, spreadsheet }: Options,
): AsyncIterable<string> {
  switch (format) {
    case "csv":
      return notesToCsvChunks(rows, {
        // The names are checked there, with a list of all that there are.
        columns: columns.length > 0 ? (columns as readonly NoteColumnName[]) : undefined,
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
