import type { JsonObject } from "../base/json-value.ts";
import type { RationalFrameRate } from "../time/frame-rate.ts";

export function otioRange(start: number, duration: number, rate: RationalFrameRate): JsonObject {
  return {
    OTIO_SCHEMA: "TimeRange.1",
    start_time: otioTime(start, rate),
    duration: otioTime(duration, rate),
  };
}

export function otioTime(frames: number, { numerator, denominator }: RationalFrameRate): JsonObject {
  return { OTIO_SCHEMA: "RationalTime.1", rate: numerator / denominator, value: frames };
}
