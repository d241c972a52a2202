import { PNG } from "pngjs";

/** A picture of one colour. */
export function png(width: number, height: number): Uint8Array {
  const picture = new PNG({ width, height });
  picture.data.fill(128);
  return new Uint8Array(PNG.sync.write(picture));
}
