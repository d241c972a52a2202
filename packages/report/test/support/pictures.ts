import { PNG } from "pngjs";

/** A picture of one color. */
export function png(width: number, height: number): Uint8Array {
  const picture = new PNG({ width, height });
  picture.data.fill(128);
  for (let alpha = 3; alpha < picture.data.length; alpha += 4) picture.data[alpha] = 255;
  return new Uint8Array(PNG.sync.write(picture));
}

/** A JPEG of 8 × 6 pixels. */
export const JPEG: Uint8Array = new Uint8Array(
  Buffer.from(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAGAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAdEAACAgEFAAAAAAAAAAAAAAAAAQISAwQWMUHw/8QAFAEBAAAAAAAAAAAAAAAAAAAAAv/EABcRAAMBAAAAAAAAAAAAAAAAAAABAhH/2gAMAwEAAhEDEQA/AIG+NZGFYTypJ9148gAK1g4Z/9k=",
    "base64",
  ),
);
