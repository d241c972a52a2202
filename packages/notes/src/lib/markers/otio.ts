import { type JsonObject, type JsonValue, tryParseJson } from "../base/json-value.ts";
import type { RationalFrameRate } from "../time/frame-rate.ts";
import type { MarkerClip, MarkerTimeline, NoteMarker } from "./marker-timeline.ts";
import { mediaUrl } from "./media-url.ts";

/** Options for OpenTimelineIO. */
export interface OtioOptions {
  /** Spaces for each level, 0 … 10. Default: 4, as OpenTimelineIO writes it. */
  readonly indent?: number;
}

/**
 * Timelines with markers as OpenTimelineIO JSON (`.otio`): a timeline with one video track, a clip for each movie, and
 * the markers on the clips, in the movie's own time. Several timelines become a collection.
 *
 * Metadata under the name `cineSync` says what has no place elsewhere: of a clip the place in the playlist, locators
 * and user data, of a marker the keys of its notes, the frame, and the timecode.
 */
export function markersToOtio(
  timelines: MarkerTimeline | readonly MarkerTimeline[],
  options: OtioOptions = {},
): string {
  const all = ("clips" in timelines ? [timelines] : timelines).map(timelineObject);
  const [only] = all;
  const root =
    all.length === 1 && only !== undefined
      ? only
      : { OTIO_SCHEMA: "SerializableCollection.1", name: "cineSync notes", metadata: {}, children: all };
  return `${JSON.stringify(root, undefined, options.indent ?? 4)}\n`;
}

function timelineObject(timeline: MarkerTimeline): JsonObject {
  const { name, frameRate, startFrame } = timeline;
  const item = { source_range: null, effects: [], markers: [], metadata: {} };
  return {
    OTIO_SCHEMA: "Timeline.1",
    name,
    metadata: {},
    global_start_time: time(startFrame, frameRate),
    tracks: {
      OTIO_SCHEMA: "Stack.1",
      name: "tracks",
      ...item,
      children: [
        {
          OTIO_SCHEMA: "Track.1",
          name: "V1",
          kind: "Video",
          ...item,
          children: timeline.clips.map((clip) => clipObject(clip, frameRate)),
        },
      ],
    },
  };
}

function clipObject(clip: MarkerClip, rate: RationalFrameRate): JsonObject {
  const { name, mediaPlace, locators, userData } = clip;
  const url = mediaUrl(locators, "");
  const known = clip.durationFrom === "given";
  const reference = {
    name,
    metadata: {},
    available_range: known ? range(0, clip.mediaDuration, rate) : null,
  };
  const data: JsonValue = tryParseJson(userData)?.value ?? userData;
  return {
    // Clip.1 has one media reference, is all that is needed, and is understood by every release.
    OTIO_SCHEMA: "Clip.1",
    name,
    source_range: range(clip.sourceStart, clip.duration, rate),
    media_reference:
      url === undefined
        ? { OTIO_SCHEMA: "MissingReference.1", ...reference }
        : { OTIO_SCHEMA: "ExternalReference.1", ...reference, target_url: url },
    effects: [],
    markers: clip.markers.map((note) => markerObject(note, rate)),
    metadata: {
      cineSync: {
        place: mediaPlace,
        locators: locators.map(({ kind, value }) => ({ kind, value })),
        ...(userData === "" ? {} : { userData: data }),
      },
    },
  };
}

function markerObject(note: NoteMarker, rate: RationalFrameRate): JsonObject {
  return {
    OTIO_SCHEMA: "Marker.2",
    name: note.name,
    comment: note.text,
    color: note.color.toUpperCase(),
    marked_range: range(note.frame - 1, 1, rate),
    metadata: {
      cineSync: {
        keys: note.rows.map(({ key }) => key),
        frame: note.frame,
        frameNumber: note.frameNumber,
        timecode: note.timecode,
      },
    },
  };
}

function range(start: number, duration: number, rate: RationalFrameRate): JsonObject {
  return {
    OTIO_SCHEMA: "TimeRange.1",
    start_time: time(start, rate),
    duration: time(duration, rate),
  };
}

function time(frames: number, { numerator, denominator }: RationalFrameRate): JsonObject {
  return { OTIO_SCHEMA: "RationalTime.1", rate: numerator / denominator, value: frames };
}
