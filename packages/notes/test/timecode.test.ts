import { describe, expect, test } from "vitest";
import Timecode from "smpte-timecode";
import { framesToTimecode, parseFrameRate, secondsOfFrame, timecodeToFrames } from "../src/index.ts";

const RATES: readonly (readonly [rate: number, base: number, dropped: number])[] = [
  [23.976, 24, 0],
  [24, 24, 0],
  [25, 25, 0],
  [29.97, 30, 0],
  [29.97, 30, 2],
  [30, 30, 0],
  [47.952, 48, 0],
  [48, 48, 0],
  [50, 50, 0],
  [59.94, 60, 0],
  [59.94, 60, 4],
  [60, 60, 0],
];

const NAMED = RATES.map(([rate, base, dropped]) => ({
  name: `${rate}${dropped > 0 ? " drop-frame" : ""}`,
  rate,
  base,
  dropped,
}));

/** The long run covers a whole day. */
const MINUTES = Number(process.env["TIMECODE_MINUTES"] ?? 61);

/** Yields all labels in order, counted like a clock: independent of the tested formula. */
function* labels(base: number, dropped: number): Generator<string> {
  const two = (value: number): string => (value < 10 ? `0${value}` : String(value));
  const mark = dropped > 0 ? ";" : ":";
  for (let minute = 0; minute < MINUTES; minute++) {
    for (let second = 0; second < 60; second++) {
      const clock = `${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(second)}${mark}`;
      const first = second === 0 && minute % 10 !== 0 ? dropped : 0;
      for (let frame = first; frame < base; frame++) yield clock + two(frame);
    }
  }
}

describe(`timecode over ${String(MINUTES)} minutes`, () => {
  test.each(NAMED)(
    "at $name every frame has the label of a clock that counts up",
    ({ rate, base, dropped }) => {
      const exact = parseFrameRate(rate);
      const options = { dropFrame: dropped > 0 };
      let frames = 0;
      let wrong = 0;
      for (const label of labels(base, dropped)) {
        if (framesToTimecode(frames, exact, options) !== label) wrong++;
        // Parsing is slower, so check every eleventh frame, and those around each new minute.
        if ((frames % 11 === 0 || label.slice(6, 8) === "00") && timecodeToFrames(label, exact) !== frames)
          wrong++;
        frames++;
      }
      expect(wrong).toBe(0);
      expect(frames).toBe(MINUTES * 60 * base - (MINUTES - Math.ceil(MINUTES / 10)) * dropped);
      const day = 86_400 * base - (1440 - 144) * dropped;
      expect(() => framesToTimecode(day, exact, options)).toThrow(
        expect.objectContaining({ code: "past-24-hours" }),
      );
    },
  );

  test.each(NAMED)("at $name an independent library agrees", ({ rate, dropped }) => {
    const { numerator, denominator } = parseFrameRate(rate);
    const dropFrame = dropped > 0;
    for (let frames = 0; frames < 2_000_000; frames += 997) {
      const expected = new Timecode(frames, [numerator, denominator], dropFrame).toString();
      expect(framesToTimecode(frames, rate, { dropFrame })).toBe(expected);
      expect(timecodeToFrames(expected, rate, { dropFrame })).toBe(frames);
    }
  });
});

describe("timecode", () => {
  test("of a drop-frame rate can be counted without dropping", () => {
    expect(framesToTimecode(1800, 29.97)).toBe("00:01:00:00");
    expect(timecodeToFrames("00:01:00:00", 29.97)).toBe(1800);
  });

  test("means drop-frame if the mark before the frames does", () => {
    expect(timecodeToFrames("00:01:00;02", 29.97)).toBe(1800);
    expect(timecodeToFrames("00:01:00.02", 29.97)).toBe(1800);
    expect(timecodeToFrames("00:01:00:02", 29.97, { dropFrame: true })).toBe(1800);
    expect(timecodeToFrames("01:00:00;00", 59.94)).toBe(215_784);
  });

  test("of high frame rates has as many digits as it needs", () => {
    expect(framesToTimecode(119, 120)).toBe("00:00:00:119");
    expect(timecodeToFrames("00:00:01:005", "120000/1001")).toBe(125);
    expect(framesToTimecode(99, 100)).toBe("00:00:00:99");
    expect(framesToTimecode(3, 2)).toBe("00:00:01:01");
  });

  test.each(["", "1:00:00:00", "00:00:00", "00:00:00:0", "00-00-00-00", "aa:bb:cc:dd", "00:00:00:00 "])(
    "rejects %o",
    (text) => {
      expect(() => timecodeToFrames(text, 24)).toThrow(
        expect.objectContaining({
          code: "invalid-timecode",
          details: expect.objectContaining({ value: text }) as object,
        }),
      );
    },
  );

  test.each(["24:00:00:00", "00:60:00:00", "00:00:60:00", "00:00:00:24"])(
    "rejects %s, which does not exist at 24",
    (text) => {
      expect(() => timecodeToFrames(text, 24)).toThrow(/must be at most 23:59:59:23 at this rate/);
    },
  );

  test("rejects a label that drop-frame skips", () => {
    expect(() => timecodeToFrames("00:01:00;01", 29.97)).toThrow(
      /must be a label that drop-frame does not skip/,
    );
    expect(() => timecodeToFrames("00:09:00;03", 59.94)).toThrow(
      /must be a label that drop-frame does not skip/,
    );
    expect(timecodeToFrames("00:10:00;00", 29.97)).toBe(17_982);
  });

  test("allows drop-frame only at 29.97 and 59.94", () => {
    for (const rate of [23.976, 24, 25, 30, 47.952, 60, 119.88]) {
      expect(() => framesToTimecode(0, rate, { dropFrame: true })).toThrow(
        expect.objectContaining({ code: "invalid-option" }),
      );
      expect(() => timecodeToFrames("00:00:00;00", rate)).toThrow(
        expect.objectContaining({ code: "invalid-timecode" }),
      );
    }
    expect(() => timecodeToFrames("00:00:00;00", 29.97, { dropFrame: false })).toThrow(
      /HH:MM:SS:FF when dropFrame is false/,
    );
  });

  test("rejects a rate that timecode cannot count", () => {
    expect(() => framesToTimecode(0, 12.5)).toThrow(expect.objectContaining({ code: "invalid-frame-rate" }));
  });

  test.each([-1, 0.5, NaN])("rejects %s frames", (frames) => {
    expect(() => framesToTimecode(frames, 24)).toThrow(expect.objectContaining({ code: "invalid-option" }));
  });

  test("secondsOfFrame counts from the start of frame 1", () => {
    expect(secondsOfFrame(1, 24)).toBe(0);
    expect(secondsOfFrame(49, 24)).toBe(2);
    expect(secondsOfFrame(24_001, "24000/1001")).toBe(1001);
    expect(() => secondsOfFrame(0, 24)).toThrow(expect.objectContaining({ code: "invalid-option" }));
  });
});
