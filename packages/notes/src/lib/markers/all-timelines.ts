import type { MarkerTimeline } from "./marker-timeline.ts";

export function allTimelines(
  timelines: MarkerTimeline | readonly MarkerTimeline[],
): readonly MarkerTimeline[] {
  return "clips" in timelines ? [timelines] : timelines;
}
