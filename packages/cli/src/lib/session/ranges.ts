import type { FrameRange } from "@cinesync/merge";
import { CliError } from "../base/cli-error.ts";

/**
 * Understands `10`, `10-20` and `10-`.
 *
 * @throws {CliError} for anything else.
 */
export function parseRange(option: string, text: string): FrameRange {
  const [, first, dash, last] = /^(\d+)(-)?(\d+)?$/.exec(text) ?? [];
  const range = {
    first: Number(first),
    last: dash === undefined ? Number(first) : last === undefined ? Infinity : Number(last),
  };
  if (first === undefined || (dash === undefined && last !== undefined) || range.first < 1) {
    throw new CliError(`${option}: ${JSON.stringify(text)} is not a range`, {
      hint: "Write 10, 10-20 or 10- (to the end), counted from 1.",
    });
  }
  if (range.last < range.first) {
    throw new CliError(`${option}: ${JSON.stringify(text)} ends before it begins`, {
      hint: "Turn it round.",
    });
  }
  return range;
}

/** Whether a number is in one of the ranges. */
export function inRanges(ranges: readonly FrameRange[], number: number): boolean {
  return ranges.some(({ first, last }) => number >= first && number <= last);
}
