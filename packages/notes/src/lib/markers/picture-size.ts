import { invalidOption, isWholeNumber } from "../base/check-option.ts";

/** Width and height in pixels, integers from 1. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** @throws {NotesError} `invalid-option` */
export function pictureSize(size: PictureSize = { width: 1920, height: 1080 }): PictureSize {
  if (isWholeNumber(size.width, 1) && isWholeNumber(size.height, 1)) return size;
  throw invalidOption("size", size, "{ width, height } in pixels, whole numbers from 1");
}
