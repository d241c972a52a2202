import { showValue } from "@cinesync/session-xml";

/**
 * The problem with a call, as plain data:
 *
 * - `invalid-option`: an option has a value it cannot have.
 * - `invalid-picture`: the bytes are not a picture that can be read, or the picture is damaged or cut off.
 * - `missing-sharp`: the package sharp, which draws the pictures, cannot be loaded.
 */
export type DrawingPngErrorDetails =
  | {
      readonly code: "invalid-option";
      /** Name of the option, such as `width`. */
      readonly option: string;
      /** The value that was given. */
      readonly value: unknown;
      /** The requirement, as the end of a sentence. */
      readonly expected: string;
    }
  | {
      readonly code: "invalid-picture";
      /** The way the picture was given: `frame` or `picture`. */
      readonly input: string;
      readonly reason: string;
    }
  | { readonly code: "missing-sharp"; readonly reason: string };

export type DrawingPngErrorCode = DrawingPngErrorDetails["code"];

/** Thrown when a picture cannot be made. */
export class DrawingPngError<Code extends DrawingPngErrorCode = DrawingPngErrorCode> extends Error {
  readonly code: Code;
  readonly details: Extract<DrawingPngErrorDetails, { code: Code }>;

  constructor(
    code: Code,
    details: Omit<Extract<DrawingPngErrorDetails, { code: Code }>, "code">,
    options?: { cause?: unknown },
  ) {
    const full = { ...details, code } as Extract<DrawingPngErrorDetails, { code: Code }>;
    super(messageOf(full), options);
    this.name = "DrawingPngError";
    this.code = code;
    this.details = full;
  }
}

function messageOf(details: DrawingPngErrorDetails): string {
  switch (details.code) {
    case "invalid-option":
      return `${details.option} must be ${details.expected}, got ${showValue(details.value)}`;
    case "invalid-picture":
      return `cannot read the ${details.input}: ${details.reason}`;
    case "missing-sharp":
      return `cannot load sharp: ${details.reason}; install it with npm install sharp`;
  }
}
