import type { Box } from "./box.ts";

/** What a drawing object leaves on the picture. */
export interface Mark {
  /**
   * `paint` is put on top of what is there. `rub` takes away what is there: its markup is the shape of the eraser,
   * without a colour.
   */
  readonly kind: "paint" | "rub";
  readonly svg: string;
  /** All of the mark is inside. */
  readonly box: Box;
}
