import type { MediaFileInit } from "@cinesync/session-xml";
import { CliError } from "../base/cli-error.ts";

/** A movie of a playlist. */
export interface PlaylistEntry {
  /** Paths, URLs and short hashes; the first is the movie. */
  readonly locators: readonly string[];
  readonly init: Omit<Partial<MediaFileInit>, "locators">;
}

/** The fields of a movie in a playlist. */
export const PLAYLIST_FIELDS = [
  "movie",
  "locators",
  "name",
  "groups",
  "notes",
  "userData",
  "framesPerSecond",
  "currentFrame",
  "active",
] as const;
export type PlaylistField = (typeof PLAYLIST_FIELDS)[number];

type PlaylistRecord = Readonly<Record<string, unknown>>;

/** @throws {CliError} that names the field. */
export function recordToInit(record: PlaylistRecord, where: string): PlaylistEntry {
  const text = (field: PlaylistField): string | undefined => {
    const value = record[field];
    if (value === undefined || typeof value === "string") return value;
    throw new CliError(`${where}: ${field} must be text`);
  };
  const texts = (field: PlaylistField): readonly string[] | undefined => {
    const value = record[field];
    if (value === undefined) return undefined;
    if (typeof value === "string") return field === "movie" ? [value] : splitList(value);
    if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
    throw new CliError(`${where}: ${field} must be text or a list of texts`);
  };
  const locators = [...(texts("movie") ?? []), ...(texts("locators") ?? [])];
  if (locators.length === 0) throw new CliError(`${where}: movie is missing`);
  const userData = record["userData"];
  const init = {
    name: text("name"),
    notes: text("notes"),
    // In JSON, user data may be an object instead of text.
    userData: userData === undefined || typeof userData === "string" ? userData : JSON.stringify(userData),
    groups: texts("groups"),
    framesPerSecond: numberOf(record, "framesPerSecond", where),
    currentFrame: numberOf(record, "currentFrame", where),
    active: flagOf(record, where),
  };
  return {
    locators,
    init: Object.fromEntries(Object.entries(init).filter(([, value]) => value !== undefined)),
  };
}

export function isRecord(value: unknown): value is PlaylistRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function splitList(text: string): readonly string[] {
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function numberOf(record: PlaylistRecord, field: PlaylistField, where: string): number | undefined {
  const value = record[field];
  if (value === undefined) return undefined;
  const isFrame = field === "currentFrame";
  const number = typeof value === "string" ? numberFrom(value.trim(), !isFrame) : value;
  const isRight = isFrame ? Number.isSafeInteger(number) : Number.isFinite(number);
  if (typeof number === "number" && isRight && number > 0) return number;
  const expected = isFrame ? "a whole number, 1 or more" : "a number above 0";
  throw new CliError(`${where}: ${field} must be ${expected}, got ${JSON.stringify(value)}`);
}

/** Frame rates may be fractions. */
function numberFrom(text: string, mayBeFraction: boolean): number {
  const [numerator = "", denominator, ...rest] = text.split("/").map((part) => part.trim());
  if (mayBeFraction && denominator !== undefined && rest.length === 0)
    return /^\d+$/.test(numerator) && /^\d+$/.test(denominator)
      ? Number(numerator) / Number(denominator)
      : NaN;
  return text === "" ? NaN : Number(text);
}

function flagOf(record: PlaylistRecord, where: string): boolean | undefined {
  const value = record["active"];
  if (value === undefined || typeof value === "boolean") return value;
  if (typeof value === "string" && /^(?:true|yes|1)$/i.test(value)) return true;
  if (typeof value === "string" && /^(?:false|no|0)$/i.test(value)) return false;
  throw new CliError(`${where}: active must be true or false, got ${JSON.stringify(value)}`);
}
