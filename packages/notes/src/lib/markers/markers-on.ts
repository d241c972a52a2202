import { checkChoice } from "../base/check-option.ts";

/** The place of markers: the timeline, its clips, or both. */
export type MarkersOn = "timeline" | "clips" | "both";

/** @throws {NotesError} `invalid-option` */
export function markerPlaces(markersOn: MarkersOn = "timeline"): {
  readonly onTimeline: boolean;
  readonly onClips: boolean;
} {
  checkChoice("markersOn", markersOn, ["timeline", "clips", "both"]);
  return { onTimeline: markersOn !== "clips", onClips: markersOn !== "timeline" };
}
