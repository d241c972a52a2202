import { checkChoice } from "../base/check-option.ts";

/** Whether markers are on the timeline, on its clips, or on both. */
export type MarkersOn = "timeline" | "clips" | "both";

/** @throws {NotesError} `invalid-option` */
export function markerPlaces(markersOn: MarkersOn = "timeline"): {
  readonly onTimeline: boolean;
  readonly onClips: boolean;
} {
  checkChoice("markersOn", markersOn, ["timeline", "clips", "both"]);
  return { onTimeline: markersOn !== "clips", onClips: markersOn !== "timeline" };
}
