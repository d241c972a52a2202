import type { JsonObject } from "../base/json-value.ts";
import type { RationalFrameRate } from "../time/frame-rate.ts";
import type { MarkerClip } from "./marker-timeline.ts";
import { mediaUrl, PLAIN_URLS } from "./media-url.ts";
import { otioRange } from "./otio-time.ts";

/** The frame number in an escaped file name: `%04d` or `%d`, `####`, `[1001-1100]`. */
const FRAME_NUMBER = /%25(0?)(\d{0,2})d|((?:%23)+)|%5B(\d{1,9})-(\d{1,9})%5D/g;

const ESCAPED_HASH = "%23";

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
  if (!url.startsWith("file:")) return undefined;
  const slash = url.lastIndexOf("/") + 1;
  const name = url.slice(slash);
  const match = [...name.matchAll(FRAME_NUMBER)].at(-1);
  if (match === undefined) return undefined;
  const [pattern, zero, width, hashes, first] = match;
  return {
    OTIO_SCHEMA: "ImageSequenceReference.1",
    ...reference,
    target_url_base: url.slice(0, slash),
    name_prefix: name.slice(0, match.index),
    name_suffix: name.slice(match.index + pattern.length),
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
  if (hashes !== undefined) return hashes === ESCAPED_HASH ? 4 : hashes.length / ESCAPED_HASH.length;
  return zero === "0" ? Number(width) : 0;
}
