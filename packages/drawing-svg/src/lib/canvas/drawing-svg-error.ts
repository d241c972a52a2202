import { showValue } from "@cinesync/session-xml";

/**
 * The problem with a call, as plain data:
 *
 * - `invalid-option`: an option has a value it cannot have.
 * - `several-frames`: the annotations are of more than one frame.
 * - `limit-exceeded`: there is more than is drawn. Only reported, never thrown.
 */
export type DrawingSvgErrorDetails =
  | {
      readonly code: "invalid-option";
      /** Name of the option, such as `width`. */
      readonly option: string;
      /** The value that was given. */
      readonly value: unknown;
      /** The requirement, as the end of a sentence: `a number above 0`. */
      readonly expected: string;
    }
  | {
      readonly code: "several-frames";
      /** Two of the frames, counted from 1. */
      readonly frames: readonly [number, number];
    }
  | {
      readonly code: "limit-exceeded";
      /** The kind of thing: objects (without erasers), erasers, points of both, or characters of a text. */
      readonly limit: "objects" | "erasers" | "points" | "text";
      /** The number of them. */
      readonly actual: number;
      /** The number that is drawn. */
      readonly maximum: number;
    };

export type DrawingSvgErrorCode = DrawingSvgErrorDetails["code"];

const WORDS = { objects: "objects", erasers: "erasers", points: "points", text: "characters in a text" };

/** Thrown for a call that cannot be carried out. Odd values in a session's drawings never throw. */
export class DrawingSvgError<Code extends DrawingSvgErrorCode = DrawingSvgErrorCode> extends Error {
  readonly code: Code;
  readonly details: Extract<DrawingSvgErrorDetails, { code: Code }>;

  constructor(
    code: Code,
    details: Omit<Extract<DrawingSvgErrorDetails, { code: Code }>, "code">,
    options?: { cause?: unknown },
  ) {
    const full = { ...details, code } as Extract<DrawingSvgErrorDetails, { code: Code }>;
    super(messageOf(full), options);
    this.name = "DrawingSvgError";
    this.code = code;
    this.details = full;
  }
}

/** Throws `invalid-option`. */
export function invalidOption(option: string, value: unknown, expected: string): never {
  throw new DrawingSvgError("invalid-option", { option, value, expected });
}

function messageOf(details: DrawingSvgErrorDetails): string {
  switch (details.code) {
    case "invalid-option":
      return `${details.option} must be ${details.expected}, got ${showValue(details.value)}`;
    case "several-frames":
      return `annotations must be of one frame, got frames ${details.frames.join(" and ")}`;
    case "limit-exceeded":
      return `the drawing has ${details.actual} ${WORDS[details.limit]}, of which ${details.maximum} are drawn`;
  }
}
