import type { JsonObject } from "../base/json-value.ts";
import type { RationalFrameRate } from "../time/frame-rate.ts";
import type { MarkerClip } from "./marker-timeline.ts";
import { mediaUrl, PLAIN_URLS } from "./media-url.ts";
import { otioRange } from "./otio-time.ts";

/** `%04d`, `%d`, `####`, `[1001-1100]`: the place of the frame number, after `%` was escaped in a URL. */
const FRAME_NUMBER =
  /^(.*?)(?:%25(0?)(\d{0,2})d|(#+)|%5B(\d{1,9})-(\d{1,9})%5D|\[(\d{1,9})-(\d{1,9})\])([^#%[\]]*)$/;

/** Returns where OpenTimelineIO finds the movie of a clip: a file or URL, an image sequence, or nothing. */
export function mediaReference(clip: MarkerClip, rate: RationalFrameRate): JsonObject {
  const { name, mediaStart, mediaDuration, isDurationGuessed, locators } = clip;
  const url = mediaUrl(locators, PLAIN_URLS);
  const reference = {
    name,
    metadata: {},
    available_range: isDurationGuessed ? null : otioRange(mediaStart, mediaDuration, rate),
  };
  if (url === undefined) return { OTIO_SCHEMA: "MissingReference.1", ...reference };
  return imageSequence(url, reference, clip, rate) ?? externalReference(url, reference);
}

function externalReference(url: string, reference: JsonObject): JsonObject {
  return { OTIO_SCHEMA: "ExternalReference.1", ...reference, target_url: url };
}

function imageSequence(
  url: string,
  reference: JsonObject,
  { firstFrame }: MarkerClip,
  { numerator, denominator }: RationalFrameRate,
): JsonObject | undefined {
  const slash = url.lastIndexOf("/") + 1;
  const match = FRAME_NUMBER.exec(url.slice(slash).replaceAll("%23", "#"));
  if (!url.startsWith("file:") || match === null) return undefined;
  const [, prefix = "", zero, width, hashes, ...rest] = match;
  const first = rest[0] ?? rest[2];
  return {
    OTIO_SCHEMA: "ImageSequenceReference.1",
    ...reference,
    target_url_base: url.slice(0, slash),
    name_prefix: prefix,
    name_suffix: rest[4] ?? "",
    start_frame: first === undefined ? firstFrame : Number(first),
    frame_step: 1,
    rate: numerator / denominator,
    frame_zero_padding: padding(zero, width, hashes, first),
    missing_frame_policy: "error",
  };
}

function padding(
  zero: string | undefined,
  width: string | undefined,
  hashes: string | undefined,
  first: string | undefined,
): number {
  if (first !== undefined) return first.length;
  // In Nuke and RV, a single # stands for four digits.
  if (hashes !== undefined) return hashes.length === 1 ? 4 : hashes.length;
  return zero === "0" ? Number(width) : 0;
}
