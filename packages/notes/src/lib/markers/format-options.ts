import { checkChoice, invalidOption, isWholeNumber } from "../base/check-option.ts";
import { expectArgument } from "../base/expect-argument.ts";
import type { MarkerTimeline } from "./marker-timeline.ts";

// Options that several formats have.

/** The place of markers: the timeline, its clips, or both. */
export type MarkersOn = "timeline" | "clips" | "both";

/** Width and height in pixels, integers from 1. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export function allTimelines(
  timelines: MarkerTimeline | readonly MarkerTimeline[],
): readonly MarkerTimeline[] {
  const list: unknown = timelines;
  if (!Array.isArray(list)) return [expectTimeline(timelines as MarkerTimeline)];
  return (list as readonly MarkerTimeline[]).map(expectTimeline);
}

/** @throws {NotesError} `invalid-option` for what is not a timeline. */
export function expectTimeline(timeline: MarkerTimeline): MarkerTimeline {
  expectArgument("object", "timeline", timeline);
  const { clips, frameRate } = timeline as Partial<MarkerTimeline>;
  if (Array.isArray(clips) && typeof frameRate === "object") return timeline;
  throw invalidOption("timeline", timeline, "a timeline that noteMarkers made");
}

/** @throws {NotesError} `invalid-option` */
export function markerPlaces(markersOn: MarkersOn = "timeline"): {
  readonly onTimeline: boolean;
  readonly onClips: boolean;
} {
  checkChoice("markersOn", markersOn, ["timeline", "clips", "both"]);
  return { onTimeline: markersOn !== "clips", onClips: markersOn !== "timeline" };
}

/** @throws {NotesError} `invalid-option` */
export function pictureSize(size: PictureSize = { width: 1920, height: 1080 }): PictureSize {
  expectArgument("object", "size", size);
  if (isWholeNumber(size.width, 1) && isWholeNumber(size.height, 1)) return size;
  throw invalidOption("size", size, "{ width, height } in pixels, whole numbers from 1");
}
