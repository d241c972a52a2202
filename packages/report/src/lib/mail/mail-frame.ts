import type { SizedFrame } from "../picture/take-picture.ts";

/** A picture of a mail. */
export interface ReviewMailAttachment {
  /** The content id that the HTML refers to. */
  readonly cid: string;
  readonly filename: string;
  /** The media type, such as `image/jpeg`. */
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** A frame with its picture, as a mail shows it. */
export interface MailFrame extends SizedFrame {
  /** Undefined if there is nothing to see. */
  readonly attachment: ReviewMailAttachment | undefined;
  /** Whether the drawing is only described in words. */
  readonly describes: boolean;
}
