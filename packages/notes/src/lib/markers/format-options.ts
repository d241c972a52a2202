import { checkChoice, invalidOption, isWholeNumber } from "../base/check-option.ts";
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
  return "clips" in timelines ? [timelines] : timelines;
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
  if (isWholeNumber(size.width, 1) && isWholeNumber(size.height, 1)) return size;
  throw invalidOption("size", size, "{ width, height } in pixels, whole numbers from 1");
}
