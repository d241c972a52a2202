import { dirname, resolve } from "node:path";
import type { MediaFileInit } from "@cinesync/session-xml";
import Papa from "papaparse";
import { CliError } from "../base/cli-error.ts";
import { inputName, readChunks, STANDARD } from "../io/read-chunks.ts";

/** One movie of a playlist: where it is, and what else is known of it. */
export interface PlaylistEntry {
  /** Paths, URLs and short hashes; the first is the movie, the others are taken as they are. */
  readonly locators: readonly string[];
  readonly init: Omit<Partial<MediaFileInit>, "locators">;
}

const FIELDS = [
  "movie",
  "locators",
  "name",
  "groups",
  "notes",
  "userData",
  "framesPerSecond",
  "currentFrame",
  "active",
];
const LARGEST = 50_000_000;

/**
 * Reads a playlist: CSV with a header, or JSON with a list of movies.
 *
 * @throws {CliError} saying which movie of the list is wrong, and how.
 */
export async function readPlaylist(path: string): Promise<readonly PlaylistEntry[]> {
  const text = await readText(path);
  const isJson = /^[\s\ufeff]*[[{]/.test(text);
  const records = isJson ? fromJson(path, text) : fromCsv(path, text);
  const folder = path === STANDARD ? process.cwd() : dirname(path);
  return records.map(({ record, where }) => toEntry(record, where, folder));
}

interface Found {
  readonly record: Readonly<Record<string, unknown>>;
  readonly where: string;
}

async function readText(path: string): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  try {
    for await (const chunk of readChunks(path)) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > LARGEST)
        throw new CliError(`${inputName(path)}: a playlist has at most ${LARGEST / 1e6} MB`);
    }
    return text + decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new CliError(`${inputName(path)}: this playlist is not UTF-8`, {
      hint: "Save it as UTF-8.",
      cause: error,
    });
  }
}

function fromJson(path: string, text: string): readonly Found[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new CliError(`${inputName(path)}: this is not JSON: ${detail}`, { cause });
  }
  const list: unknown = isRecord(value) && Array.isArray(value["media"]) ? value["media"] : value;
  if (!Array.isArray(list)) {
    throw new CliError(`${inputName(path)}: a playlist in JSON is a list of movies`, {
      hint: 'For example [{"movie": "sh010.mov", "groups": ["Day 1"]}].',
    });
  }
  return list.map((item: unknown, index) => {
    const where = `${inputName(path)}: movie ${index + 1}`;
    if (typeof item === "string") return { record: { movie: item }, where };
    if (isRecord(item)) return { record: item, where };
    throw new CliError(`${where} is neither text nor an object`);
  });
}

function fromCsv(path: string, text: string): readonly Found[] {
  const { data, errors } = Papa.parse<Record<string, unknown>>(text.replace(/^\ufeff/, ""), {
    header: true,
    skipEmptyLines: "greedy",
    transformHeader: (header) => canonicalField(header),
  });
  const [error] = errors.filter(({ code }) => code !== "UndetectableDelimiter");
  if (error) {
    const row = error.row === undefined ? "" : ` row ${error.row + 2}:`;
    throw new CliError(`${inputName(path)}:${row} ${error.message}`, {
      hint: "Check quotes and commas there.",
    });
  }
  return data.map((row, index) => ({
    record: Object.fromEntries(Object.entries(row).filter(([, value]) => value !== "")),
    where: `${inputName(path)}: row ${index + 2}`,
  }));
}

/** Other names that people give to columns. */
const ALIASES: Readonly<Record<string, string>> = {
  file: "movie",
  path: "movie",
  url: "movie",
  group: "groups",
  note: "notes",
  fps: "framesPerSecond",
};

/** `User Data`, `user_data` and `userData` are one. */
function canonicalField(header: string): string {
  const plain = header.replace(/[\s_-]/g, "").toLowerCase();
  return Object.hasOwn(ALIASES, plain) ? (ALIASES[plain] ?? header) : knownField(plain, header);
}

function knownField(plain: string, header: string): string {
  return FIELDS.find((field) => field.toLowerCase() === plain) ?? header;
}

function toEntry(record: Readonly<Record<string, unknown>>, where: string, folder: string): PlaylistEntry {
  const stray = Object.keys(record).find((field) => !FIELDS.includes(field));
  if (stray !== undefined) {
    throw new CliError(`${where}: there is no field ${JSON.stringify(stray)}`, {
      hint: `There are ${FIELDS.join(", ")}.`,
    });
  }
  const given = [...textsOf(record, "movie", where), ...textsOf(record, "locators", where)];
  if (given.length === 0)
    throw new CliError(`${where}: there is no movie`, { hint: "Give a path, URL or short hash." });
  return {
    locators: given.map((locator) => fromFolder(locator, folder)),
    init: {
      ...optional("name", textOf(record, "name", where)),
      ...optional("notes", textOf(record, "notes", where)),
      ...optional("userData", userDataOf(record)),
      ...optional("groups", record["groups"] === undefined ? undefined : textsOf(record, "groups", where)),
      ...optional("framesPerSecond", numberOf(record, "framesPerSecond", where)),
      ...optional("currentFrame", numberOf(record, "currentFrame", where)),
      ...optional("active", flagOf(record, "active", where)),
    },
  };
}

function optional<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<K, V>>;
}

/** Relative paths are meant from where the playlist is. Whether it is a path is told later; URLs and hashes stay. */
function fromFolder(locator: string, folder: string): string {
  const isRelative = !/^(?:[a-z][a-z0-9+.-]*:|[\\/]|[0-9a-f]{40}$)/i.test(locator);
  return isRelative ? resolve(folder, locator) : locator;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(record: Readonly<Record<string, unknown>>, field: string, where: string): string | undefined {
  const value = record[field];
  if (value === undefined || typeof value === "string") return value;
  throw new CliError(`${where}: ${field} is not text`);
}

function textsOf(record: Readonly<Record<string, unknown>>, field: string, where: string): readonly string[] {
  const value = record[field];
  if (value === undefined) return [];
  if (typeof value === "string") return field === "movie" ? [value] : splitList(value);
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  throw new CliError(`${where}: ${field} is neither text nor a list of texts`);
}

function splitList(text: string): readonly string[] {
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** In JSON, user data may be written as what it is. */
function userDataOf(record: Readonly<Record<string, unknown>>): string | undefined {
  const value = record["userData"];
  return value === undefined || typeof value === "string" ? value : JSON.stringify(value);
}

function numberOf(
  record: Readonly<Record<string, unknown>>,
  field: string,
  where: string,
): number | undefined {
  const value = record[field];
  if (value === undefined) return undefined;
  const isFrame = field === "currentFrame";
  const number = typeof value === "string" ? numberFrom(value.trim(), !isFrame) : value;
  const isRight = isFrame ? Number.isSafeInteger(number) : Number.isFinite(number);
  if (typeof number === "number" && isRight && number > 0) return number;
  throw new CliError(`${where}: ${field} is ${JSON.stringify(value)}`, {
    hint: isFrame ? "Give an integer from 1." : "Give a number above 0.",
  });
}

/** Frame rates are also written as fractions. */
function numberFrom(text: string, mayBeFraction: boolean): number {
  const [, numerator, denominator] = /^(\d+)\s*\/\s*(\d+)$/.exec(text) ?? [];
  if (mayBeFraction && numerator !== undefined) return Number(numerator) / Number(denominator);
  return text === "" ? NaN : Number(text);
}

function flagOf(
  record: Readonly<Record<string, unknown>>,
  field: string,
  where: string,
): boolean | undefined {
  const value = record[field];
  if (value === undefined || typeof value === "boolean") return value;
  if (typeof value === "string" && /^(true|yes|1)$/i.test(value)) return true;
  if (typeof value === "string" && /^(false|no|0)$/i.test(value)) return false;
  throw new CliError(`${where}: ${field} is ${JSON.stringify(value)}`, { hint: "Give true or false." });
}
