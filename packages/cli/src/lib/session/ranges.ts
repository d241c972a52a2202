import type { FrameRange } from "@cinesync/merge";
import { optionError } from "../base/cli-error.ts";

/**
 * Parses `10`, `10-20` and `10-`.
 *
 * @throws {CliError} for anything else.
 */
export function parseRange(option: string, text: string): FrameRange {
  const [, first, dash, last] = /^(\d+)(?:(-)(\d*))?$/.exec(text) ?? [];
  const range = {
    first: Number(first),
    last: dash === undefined ? Number(first) : last === "" ? Infinity : Number(last),
  };
  if (first === undefined || range.first < 1) {
    throw optionError(`${option} must be 10, 10-20 or 10- (counted from 1), got ${JSON.stringify(text)}`);
  }
  if (range.last < range.first) {
    throw optionError(`${option}: the range ${text} is backwards`, `use ${range.last}-${range.first}`);
  }
  return range;
}

/** Returns true for a number in one of the ranges. */
export function inRanges(ranges: readonly FrameRange[], number: number): boolean {
  return ranges.some(({ first, last }) => number >= first && number <= last);
}
