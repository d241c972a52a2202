import type { StartTimecode } from "../base/movie-info.ts";

/** Returns the timecode of a count of frames, which wraps at 24 hours. */
export function startTimecode(
  frame: number,
  nominalRate: number,
  isDropFrame: boolean,
  isContinuous: boolean,
): StartTimecode {
  // Drop-frame exists only for multiples of 30.
  const dropFrame = isDropFrame && nominalRate % 30 === 0;
  const dropped = dropFrame ? nominalRate / 15 : 0;
  const day = 24 * 3600 * nominalRate - dropped * 24 * 54;
  const count = ((frame % day) + day) % day;
  let number = count;
  if (dropFrame) {
    const perMinute = 60 * nominalRate - dropped;
    const perTenMinutes = 10 * perMinute + dropped;
    const rest = count % perTenMinutes;
    number += 9 * dropped * Math.floor(count / perTenMinutes);
    if (rest >= dropped) number += dropped * Math.floor((rest - dropped) / perMinute);
  }
  const seconds = Math.floor(number / nominalRate);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two);
  const text = `${parts.join(":")}${dropFrame ? ";" : ":"}${two(number % nominalRate)}`;
  return { text, frame: count, nominalRate, dropFrame, isContinuous };
}

/** Parses `HH:MM:SS:FF`, with `;` or `.` before the frames for drop-frame. Returns `undefined` for anything else. */
export function parseStartTimecode(text: string, nominalRate: number): StartTimecode | undefined {
  const match = /^(\d\d):(\d\d):(\d\d)([:;.])(\d\d\d?)$/.exec(text);
  if (match === null) return undefined;
  const [hours = 0, minutes = 0, seconds = 0] = match.slice(1, 4).map(Number);
  const frames = Number(match[5]);
  if (hours > 23 || minutes > 59 || seconds > 59 || frames >= nominalRate) return undefined;
  const isDropFrame = match[4] !== ":" && nominalRate % 30 === 0;
  const dropped = isDropFrame ? nominalRate / 15 : 0;
  const allMinutes = hours * 60 + minutes;
  const frame =
    (allMinutes * 60 + seconds) * nominalRate + frames - dropped * (allMinutes - Math.floor(allMinutes / 10));
  return startTimecode(frame, nominalRate, isDropFrame, true);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
