import { NotesError } from "../base/notes-error.ts";

/** Width and height in pixels, integers from 1. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** @throws {NotesError} `invalid-option` */
export function pictureSize(size: PictureSize = { width: 1920, height: 1080 }): PictureSize {
  if ([size.width, size.height].every((side) => Number.isSafeInteger(side) && side >= 1)) return size;
  throw new NotesError("invalid-option", {
    option: "size",
    value: size,
    expected: "{ width, height } in pixels, whole numbers from 1",
  });
}
