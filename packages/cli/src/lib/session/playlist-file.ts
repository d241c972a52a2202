import { dirname, resolve } from "node:path";
import Papa from "papaparse";
import { CliError, optionError } from "../base/cli-error.ts";
import { singleLine } from "../base/escape-controls.ts";
import { warn } from "../io/messages.ts";
import { inputName, STANDARD } from "../io/read-chunks.ts";
import { readText } from "../io/read-text.ts";
import {
  isRecord,
  PLAYLIST_FIELDS,
  recordToInit,
  type PlaylistEntry,
  type PlaylistField,
} from "./playlist-fields.ts";
import { cutToEntries } from "./playlist-cut.ts";

/** A record of a table or of JSON. */
interface FoundRecord {
  readonly record: Readonly<Record<string, unknown>>;
  /** For messages: `shots.csv: row 3`. */
  readonly where: string;
}

/**
 * Reads a playlist: CSV with a header, JSON, a plain list of movies, or a cut (OTIO).
 *
 * @param map Names of columns by field.
 * @throws {CliError} that names the row and the field.
 */
export async function readPlaylist(
  path: string,
  map: readonly (readonly [field: string, column: string])[],
): Promise<readonly PlaylistEntry[]> {
  const name = inputName(path);
  const text = await readText(path);
  const folder = path === STANDARD ? process.cwd() : dirname(path);
  const value = /^\s*[[{]/.test(text.slice(0, 1000)) ? parseJson(name, text) : undefined;
  if (isRecord(value) && typeof value["OTIO_SCHEMA"] === "string") {
    if (map.length > 0) throw optionError("--map is for tables, and the playlist is a cut");
    return cutToEntries(value, name, folder);
  }
  const columns = columnFields(map);
  const found = value === undefined ? fromText(name, text, columns) : fromJson(name, value, columns);
  const ignored = new Set<string>();
  const entries = found.map(({ record, where }) => {
    for (const field of Object.keys(record)) if (!isField(field)) ignored.add(field);
    const { locators, init } = recordToInit(record, where);
    return { locators: locators.map((locator) => fromFolder(locator, folder)), init };
  });
  for (const column of ignored) warn(`${name}: ignored ${singleLine(JSON.stringify(column))}`);
  return entries;
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CliError(`${name}: not JSON: ${singleLine(reason)}`, { code: "invalid-json", cause });
  }
}

type ColumnFields = (column: string) => string;

/** Other names of columns that people use. */
const ALIASES: Readonly<Record<string, PlaylistField>> = {
  file: "movie",
  path: "movie",
  url: "movie",
  group: "groups",
  note: "notes",
  fps: "framesPerSecond",
};

/** The field of a column: by `--map`, else by its name, where `User Data`, `user_data` and `userData` are one. */
function columnFields(map: readonly (readonly [field: string, column: string])[]): ColumnFields {
  const mapped = new Map<string, string>();
  for (const [field, column] of map) {
    if (!isField(field)) {
      const known = PLAYLIST_FIELDS.join(", ");
      throw optionError(`--map: there is no field ${JSON.stringify(field)}`, `fields are ${known}`);
    }
    mapped.set(plain(column), field);
  }
  return (column) => {
    const name = plain(column);
    const field = Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined;
    return mapped.get(name) ?? field ?? PLAYLIST_FIELDS.find((one) => one.toLowerCase() === name) ?? column;
  };
}

function plain(column: string): string {
  return column.replace(/[\s_-]/g, "").toLowerCase();
}

function isField(name: string): name is PlaylistField {
  return (PLAYLIST_FIELDS as readonly string[]).includes(name);
}

function fromJson(name: string, value: unknown, fieldOf: ColumnFields): readonly FoundRecord[] {
  const list: unknown = isRecord(value) && Array.isArray(value["media"]) ? value["media"] : value;
  if (!Array.isArray(list)) {
    throw new CliError(`${name}: a playlist in JSON must be a list of movies`, {
      hint: 'for example [{"movie": "sh010.mov", "groups": ["Day 1"]}]',
    });
  }
  return list.map((item: unknown, index) => {
    const where = `${name}: movie ${index + 1}`;
    if (typeof item === "string") return { record: { movie: item }, where };
    if (!isRecord(item)) throw new CliError(`${where} must be text or an object`);
    return {
      record: Object.fromEntries(Object.entries(item).map(([field, one]) => [fieldOf(field), one])),
      where,
    };
  });
}

/** A table, or lines with a movie each. */
function fromText(name: string, text: string, fieldOf: ColumnFields): readonly FoundRecord[] {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: "greedy" });
  const [error] = errors.filter(({ code }) => code !== "UndetectableDelimiter");
  if (error) throw new CliError(`${name}: row ${(error.row ?? 0) + 1}: ${error.message}`);
  const [header = [], ...rows] = data;
  const fields = header.map((column) => fieldOf(column.trim()));
  if (!fields.includes("movie") && !fields.includes("locators")) {
    const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
    const list = lines.filter((line) => line !== "" && !line.startsWith("#"));
    if (header.length <= 1 || list.every((line) => /[\\/]|\.\w{2,5}$/.test(line)))
      return list.map((movie, index) => ({ record: { movie }, where: `${name}: line ${index + 1}` }));
    throw new CliError(`${name}: missing column "movie"`, {
      hint: `name it: --map "movie=${singleLine(header[0] ?? "")}"`,
    });
  }
  return rows.map((cells, index) => {
    const where = `${name}: row ${index + 2}`;
    if (cells.slice(fields.length).some((cell) => cell !== ""))
      throw new CliError(`${where} has ${cells.length} cells, and the header has ${fields.length}`);
    const named = fields.map((field, column) => [field, cells[column] ?? ""] as const);
    return { record: Object.fromEntries(named.filter(([, cell]) => cell !== "")), where };
  });
}

/** Relative paths start at the playlist's folder. URLs and short hashes stay. */
function fromFolder(locator: string, folder: string): string {
  const isRelative = !/^(?:[a-z][a-z0-9+.-]*:|[\\/]|[0-9a-f]{40}$)/i.test(locator);
  return isRelative ? resolve(folder, locator) : locator;
}
