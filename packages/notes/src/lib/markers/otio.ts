import { expectOptions } from "../base/expect-argument.ts";
import { type JsonObject, type JsonValue, tryParseJson } from "../base/json-value.ts";
import { wellFormedJson } from "../base/well-formed.ts";
import type { RationalFrameRate } from "../time/frame-rate.ts";
import type { MarkerClip, MarkerTimeline, NoteMarker } from "./marker-timeline.ts";
import { expectTimeline, markerPlaces, type MarkersOn } from "./format-options.ts";
import { mediaUrl, PLAIN_URLS } from "./media-url.ts";

/** Options for OpenTimelineIO. */
export interface OtioOptions {
  /**
   * The place of the markers: the timeline (xSTUDIO reads only these, Kdenlive makes guides of them, Hiero tags of the
   * sequence), the clips, or both. Default: `"timeline"`.
   */
  readonly markersOn?: MarkersOn | undefined;
  /** Spaces for each level, 0 to 10. Default: 4, as OpenTimelineIO writes it. */
  readonly indent?: number | undefined;
}

/**
 * Returns a timeline with markers as OpenTimelineIO JSON (`.otio`): one video track, a clip for each movie. Markers have
 * the short name in `name` and the whole text in `comment`, since programs read one or the other.
 *
 * Metadata under the name `cineSync` holds the rest: the playlist position, locators and user data of a clip; the keys
 * of its notes, the frame and the timecode of a marker.
 *
 * @throws {NotesError} `invalid-option`
 * @example
 * import { markersToOtio, noteMarkers } from "@cinesync/notes";
 * import { createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const media = [createMediaFile({ locators: ["/shot_010.mov"], framesPerSecond: 24, notes: "Fine." })];
 * for (const timeline of noteMarkers(createSession({ media }))) {
 *   console.log(markersToOtio(timeline, { markersOn: "both" }));
 * }
 */
export function markersToOtio(timeline: MarkerTimeline, options: OtioOptions = {}): string {
  expectTimeline(timeline);
  expectOptions(options, { indent: "number" });
  const { name, frameRate, startFrame } = timeline;
  const { onTimeline, onClips } = markerPlaces(options.markersOn);
  const item = { source_range: null, effects: [], metadata: {} };
  const clips = timeline.clips.map((clip) => clipObject(clip, frameRate, onClips));
  const markers = timeline.clips.flatMap((clip) =>
    onTimeline ? clip.markers.map((note) => markerObject(note, note.position, frameRate)) : [],
  );
  const root = {
    OTIO_SCHEMA: "Timeline.1",
    name,
    metadata: {},
    global_start_time: otioTime(startFrame, frameRate),
    tracks: {
      OTIO_SCHEMA: "Stack.1",
      name: "tracks",
      ...item,
      markers,
      children: [
        { OTIO_SCHEMA: "Track.1", name: "V1", kind: "Video", ...item, markers: [], children: clips },
      ],
    },
  };
  return `${JSON.stringify(wellFormedJson(root), undefined, options.indent ?? 4)}\n`;
}

/** Times of a clip, and of markers on it, are in the movie's own timecode. */
function clipObject(clip: MarkerClip, rate: RationalFrameRate, withMarkers: boolean): JsonObject {
  const { name, playlistPosition, locators, userData, mediaStart } = clip;
  const data: JsonValue = tryParseJson(userData)?.value ?? userData;
  return {
    // Clip.1 has one media reference, which is enough, and every release reads it.
    OTIO_SCHEMA: "Clip.1",
    name,
    source_range: otioRange(mediaStart + clip.sourceStart, clip.duration, rate),
    media_reference: mediaReference(clip, rate),
    effects: [],
    markers: withMarkers
      ? clip.markers.map((note) => markerObject(note, mediaStart + note.frame - 1, rate))
      : [],
    metadata: {
      cineSync: {
        playlistPosition,
        locators: locators.map(({ kind, value }) => ({ kind, value })),
        ...(userData === "" ? {} : { userData: data }),
      },
    },
  };
}

function markerObject(note: NoteMarker, start: number, rate: RationalFrameRate): JsonObject {
  return {
    OTIO_SCHEMA: "Marker.2",
    name: note.name,
    comment: note.text,
    color: note.color.toUpperCase(),
    marked_range: otioRange(start, 1, rate),
    metadata: {
      cineSync: {
        keys: note.rows.map(({ key }) => key),
        frame: note.frame,
        frameNumber: note.frameNumber,
        timecode: note.timecode,
        sourceTimecode: note.sourceTimecode,
      },
    },
  };
}

/** The frame number in an escaped file name: `%04d` or `%d`, `####`, `[1001-1100]`. */
const FRAME_NUMBER = /%25(0?)(\d{0,2})d|((?:%23)+)|%5B(\d{1,9})-\d{1,9}%5D/g;

/** Returns where OpenTimelineIO finds the movie of a clip: a file or URL, an image sequence, or nothing. */
function mediaReference(clip: MarkerClip, rate: RationalFrameRate): JsonObject {
  const { name, mediaStart, mediaDuration, isDurationGuessed, firstFrame } = clip;
  const reference = {
    name,
    metadata: {},
    available_range: isDurationGuessed ? null : otioRange(mediaStart, mediaDuration, rate),
  };
  const url = mediaUrl(clip.locators, PLAIN_URLS);
  if (url === undefined) return { OTIO_SCHEMA: "MissingReference.1", ...reference };
  const file = url.slice(url.lastIndexOf("/") + 1);
  const number = url.startsWith("file:") ? [...file.matchAll(FRAME_NUMBER)].at(-1) : undefined;
  if (number === undefined) return { OTIO_SCHEMA: "ExternalReference.1", ...reference, target_url: url };
  const [pattern, zero, width, hashes, first] = number;
  // In Nuke and RV, a single # stands for four digits.
  const hashDigits = hashes === "%23" ? 4 : (hashes ?? "").length / 3;
  return {
    OTIO_SCHEMA: "ImageSequenceReference.1",
    ...reference,
    target_url_base: url.slice(0, -file.length),
    name_prefix: file.slice(0, number.index),
    name_suffix: file.slice(number.index + pattern.length),
    start_frame: first === undefined ? firstFrame : Number(first),
    frame_step: 1,
    rate: rate.numerator / rate.denominator,
    frame_zero_padding: first?.length ?? (zero === "0" ? Number(width) : hashDigits),
    missing_frame_policy: "error",
  };
}

function otioRange(start: number, duration: number, rate: RationalFrameRate): JsonObject {
  return {
    OTIO_SCHEMA: "TimeRange.1",
    start_time: otioTime(start, rate),
    duration: otioTime(duration, rate),
  };
}

function otioTime(frames: number, { numerator, denominator }: RationalFrameRate): JsonObject {
  return { OTIO_SCHEMA: "RationalTime.1", rate: numerator / denominator, value: frames };
}
