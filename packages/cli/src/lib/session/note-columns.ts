import type { CsvOptions, NoteColumnName } from "@cinesync/notes";
import { optionError } from "../base/cli-error.ts";
import { fileOf, pictureOf } from "./note-source.ts";

type CsvColumn = NonNullable<CsvOptions["columns"]>[number];

const NAMES = [
  "mediaFile",
  "frame",
  "notes",
  "kind",
  "playlistPosition",
  "frameNumber",
  "timecode",
  "framesPerSecond",
  "drawings",
  "groups",
  "userData",
  "shortHash",
  "paths",
  "urls",
  "key",
] as const satisfies readonly NoteColumnName[];

const OWN: Readonly<Record<string, CsvColumn>> = {
  file: { header: "File", value: fileOf },
  picture: { header: "Picture", value: pictureOf },
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
  if (own !== undefined)
    return typeof own === "object" && "value" in own && header !== undefined ? { ...own, header } : own;
  const column = name.startsWith("userData.") ? (name as NoteColumnName) : NAMES.find((one) => one === name);
  if (column === undefined) {
    throw optionError(
      `--columns: there is no column ${JSON.stringify(given)}`,
      `columns are ${[...NAMES, "userData.KEY", ...Object.keys(OWN)].join(", ")}`,
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
