import { NOTE_COLUMNS, type CsvOptions, type NoteColumn, type NoteColumnName } from "@cinesync/notes";
import { optionError } from "../base/cli-error.ts";
import type { SourcedRow } from "./note-source.ts";

type CsvColumn = NonNullable<CsvOptions["columns"]>[number];

const OWN: Readonly<Record<string, NoteColumn>> = {
  file: { header: "File", value: (row: SourcedRow) => row.file },
  picture: { header: "Picture", value: (row: SourcedRow) => row.picture },
};

/**
 * The columns of `--columns`: names, and `Header=name`.
 *
 * @throws {CliError} for an unknown name.
 */
export function noteColumns(texts: readonly string[]): readonly CsvColumn[] | undefined {
  return texts.length === 0 ? undefined : texts.map(columnOf);
}

function columnOf(text: string): CsvColumn {
  const at = text.indexOf("=");
  const [header, given] = at < 0 ? [undefined, text] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  // A movie's name is what the older export calls media file; people also ask for it by the name it has in JSON.
  const name = ALIASES[given.toLowerCase()] ?? given;
  const own = OWN[name];
  if (own !== undefined) return header === undefined ? own : { ...own, header };
  const column = name.startsWith("userData.")
    ? (name as NoteColumnName)
    : NOTE_COLUMNS.find((one) => one === name);
  if (column === undefined) {
    throw optionError(
      `--columns: unknown column ${JSON.stringify(given)}`,
      `columns are ${[...NOTE_COLUMNS, "userData.KEY", ...Object.keys(OWN)].join(", ")}`,
    );
  }
  return header === undefined ? column : { header, column };
}

/** Other names for columns, in lower case. */
const ALIASES: Readonly<Record<string, NoteColumnName>> = {
  medianame: "mediaFile",
  media: "mediaFile",
  movie: "mediaFile",
  note: "notes",
  text: "notes",
};
