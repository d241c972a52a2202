import { PNG } from "pngjs";

/** A picture of one color. */
export function png(width: number, height: number): Uint8Array {
  const picture = new PNG({ width, height });
  picture.data.fill(128);
  for (let alpha = 3; alpha < picture.data.length; alpha += 4) picture.data[alpha] = 255;
  return new Uint8Array(PNG.sync.write(picture));
}

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, "base64"));
}

/** A JPEG of 8 × 6 pixels. */
export const JPEG: Uint8Array = bytesOf(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAGAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAdEAACAgEFAAAAAAAAAAAAAAAAAQISAwQWMUHw/8QAFAEBAAAAAAAAAAAAAAAAAAAAAv/EABcRAAMBAAAAAAAAAAAAAAAAAAABAhH/2gAMAwEAAhEDEQA/AIG+NZGFYTypJ9148gAK1g4Z/9k=",
);

/** The same picture in other formats. */
export const GIF: Uint8Array = bytesOf("R0lGODlhCAAGAIAAAExpcchQFCH5BAUAAAAALAAAAAAIAAYAAAIGjI+py30FADs=");
export const WEBP: Uint8Array = bytesOf(
  "UklGRjwAAABXRUJQVlA4IDAAAADwAQCdASoIAAYAAUAmJaACdLoB+AAETAAA/upl//z8zu3F/Vb/7B39Kx9Kx+vQAAA=",
);
export const AVIF: Uint8Array = bytesOf(
  "AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAANZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAAA+gABAAAAAAAAACQAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABhdjAxAAAAAA5waXRtAAAAAAABAAAAVmlwcnAAAAA4aXBjbwAAAAxhdjFDgSACAAAAABRpc3BlAAAAAAAAAAgAAAAGAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAgMAAAAsbWRhdBIACgg4CL1pAQ0GkDIWGUJjBMAANAAAkEDJHGFyP0GP/1SX4A==",
);
