import { resolve } from "node:path";
import { CliError } from "../base/cli-error.ts";
import { singleLine } from "../base/escape-controls.ts";
import { warn } from "../io/messages.ts";
import { isRecord, type PlaylistEntry } from "./playlist-fields.ts";

/**
 * The clips of an OpenTimelineIO cut as movies of a playlist, with the range and the rate of each.
 *
 * @throws {CliError} when there is no clip with a movie.
 */
export function cutToEntries(timeline: unknown, name: string, folder: string): readonly PlaylistEntry[] {
  const entries: PlaylistEntry[] = [];
  for (const clip of clipsOf(timeline)) {
    const path = pathOf(clip, folder);
    if (path === undefined)
      warn(`${name}: skipped clip ${singleLine(textOf(clip, "name"))}, which has no movie`);
    else entries.push({ locators: [path], init: rangeOf(clip) });
  }
  if (entries.length === 0) throw new CliError(`${name}: the cut has no clip with a movie`);
  return entries;
}

function textOf(object: OtioObject | undefined, field: string): string {
  const value = object?.[field];
  return typeof value === "string" ? value : "";
}

type OtioObject = Readonly<Record<string, unknown>>;

function* clipsOf(item: unknown): Generator<OtioObject, void, undefined> {
  if (!isRecord(item) || item["kind"] === "Audio") return;
  const schema = textOf(item, "OTIO_SCHEMA");
  if (schema.startsWith("Clip.")) yield item;
  else if (schema.startsWith("Timeline.")) yield* clipsOf(item["tracks"]);
  else if (Array.isArray(item["children"])) for (const child of item["children"]) yield* clipsOf(child);
}

function referenceOf(clip: OtioObject): OtioObject | undefined {
  const references = clip["media_references"];
  const key = textOf(clip, "active_media_reference_key");
  const reference = isRecord(references)
    ? references[key === "" ? "DEFAULT_MEDIA" : key]
    : clip["media_reference"];
  return isRecord(reference) ? reference : undefined;
}

function pathOf(clip: OtioObject, folder: string): string | undefined {
  const reference = referenceOf(clip);
  const text = (field: string): string => (typeof reference?.[field] === "string" ? reference[field] : "");
  const target = text("target_url");
  if (target !== "") return fromUrl(target, folder);
  const prefix = text("name_prefix");
  if (text("target_url_base") + prefix === "") return undefined;
  const base = fromUrl(text("target_url_base"), folder);
  const digits = String(Number(reference?.["frame_zero_padding"] ?? 0)).padStart(2, "0");
  return `${base.endsWith("/") ? base : `${base}/`}${prefix}%${digits}d${text("name_suffix")}`;
}

/** `file:` URLs become paths, of whichever system; relative paths start at the cut's folder. */
function fromUrl(target: string, folder: string): string {
  if (!/^file:/i.test(target))
    return /^(?:[a-z][a-z0-9+.-]+:|[\\/])/i.test(target) ? target : resolve(folder, target);
  try {
    const { host, pathname } = new URL(target);
    const path = decodeURIComponent(pathname);
    if (host !== "" && host !== "localhost") return `//${host}${path}`;
    return /^\/[a-z]:/i.test(path) ? path.slice(1) : path;
  } catch {
    return target;
  }
}

interface OtioTime {
  readonly value: number;
  readonly rate: number;
}

function timeOf(range: unknown, field: "start_time" | "duration"): OtioTime | undefined {
  const time = isRecord(range) ? range[field] : undefined;
  if (!isRecord(time)) return undefined;
  const [value, rate] = [Number(time["value"]), Number(time["rate"])];
  return Number.isFinite(value) && rate > 0 ? { value, rate } : undefined;
}

/** The frames that the cut uses, counted from 1 at the first frame of the movie. */
function rangeOf(clip: OtioObject): PlaylistEntry["init"] {
  const available = timeOf(referenceOf(clip)?.["available_range"], "start_time");
  const start = timeOf(clip["source_range"], "start_time");
  const duration = timeOf(clip["source_range"], "duration");
  const rate = available?.rate ?? start?.rate;
  if (rate === undefined) return {};
  if (start === undefined || duration === undefined) return { framesPerSecond: rate };
  const frames = ({ value, rate: own }: OtioTime): number => Math.round((value * rate) / own);
  const inFrame = Math.max(1, frames(start) - (available ? frames(available) : 0) + 1);
  const outFrame = inFrame + Math.max(1, frames(duration)) - 1;
  return {
    framesPerSecond: rate,
    playRange: { inFrame, outFrame, playOnlyRange: true },
    currentFrame: inFrame,
  };
}
