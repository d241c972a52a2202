import { NotesError } from "../base/notes-error.ts";

/** Whether markers are on the timeline, on its clips, or on both. */
export type MarkersOn = "timeline" | "clips" | "both";

/** @throws {NotesError} `invalid-option` */
export function markerPlaces(markersOn: MarkersOn = "timeline"): {
  readonly onTimeline: boolean;
  readonly onClips: boolean;
} {
  if (!["timeline", "clips", "both"].includes(markersOn)) {
    throw new NotesError("invalid-option", {
      option: "markersOn",
      value: markersOn,
      expected: '"timeline", "clips" or "both"',
    });
  }
  return { onTimeline: markersOn !== "clips", onClips: markersOn !== "timeline" };
}
