import { isPictureUrl } from "@cinesync/drawing-svg";
import type { BlobLike } from "@cinesync/session-xml";
import { imageSize } from "image-size";
import type { FrameSize, PictureSource } from "../base/review-report-options.ts";

/** A picture as a page can show it. */
export interface ReadPicture {
  readonly url: string;
  readonly isLink: boolean;
  readonly size?: FrameSize;
}

/** Why something is not a picture that can be shown. */
export interface UnreadPicture {
  readonly code: "picture-unknown" | "picture-too-large";
  readonly reason: string;
}

const TYPES: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  bmp: "image/bmp",
};

/** Bytes become a `data:` URL, which needs nothing beside the page; a URL stays what it is. */
export async function readPicture(
  source: PictureSource,
  maxBytes: number,
): Promise<ReadPicture | UnreadPicture> {
  if (typeof source === "string") return readUrl(source, maxBytes);
  const size =
    source instanceof Uint8Array || source instanceof ArrayBuffer ? source.byteLength : source.size;
  if (size > maxBytes) return tooLarge(size, maxBytes);
  return readBytes(source instanceof Uint8Array ? source : new Uint8Array(await toBuffer(source)));
}

function readUrl(url: string, maxBytes: number): ReadPicture | UnreadPicture {
  if (!isPictureUrl(url)) {
    return { code: "picture-unknown", reason: "the text that was given is not the URL of a picture" };
  }
  if (!/^\s*data:/i.test(url)) return { url, isLink: true };
  const base64 = /^\s*data:[^,]*;base64,(.*)$/is.exec(url)?.[1];
  const bytes = Math.ceil(base64 === undefined ? url.length : (base64.length * 3) / 4);
  if (bytes > maxBytes) return tooLarge(bytes, maxBytes);
  const size = base64 === undefined ? undefined : sizeOf(fromBase64(base64));
  return { url, isLink: false, ...(size && { size: size.size }) };
}

function readBytes(bytes: Uint8Array): ReadPicture | UnreadPicture {
  const found = sizeOf(bytes);
  if (!found) {
    const reason = "the bytes that were given are not a PNG, JPEG, GIF, WebP, AVIF or BMP picture";
    return { code: "picture-unknown", reason };
  }
  return { url: `data:${found.type};base64,${toBase64(bytes)}`, isLink: false, size: found.size };
}

function sizeOf(bytes: Uint8Array): { type: string; size: FrameSize } | undefined {
  try {
    const { width, height, type = "", orientation = 1 } = imageSize(bytes);
    const media = TYPES[type];
    if (media === undefined || !(width > 0 && height > 0)) return undefined;
    // From 5 on, a JPEG is shown lying on its side.
    return { type: media, size: orientation >= 5 ? { width: height, height: width } : { width, height } };
  } catch {
    // The library throws for whatever is no picture.
    return undefined;
  }
}

function tooLarge(bytes: number, maxBytes: number): UnreadPicture {
  return {
    code: "picture-too-large",
    reason: `it has ${bytes} bytes, and maxPictureBytes is ${maxBytes}`,
  };
}

async function toBuffer(source: ArrayBuffer | Pick<BlobLike, "arrayBuffer">): Promise<ArrayBuffer> {
  return source instanceof ArrayBuffer ? source : await source.arrayBuffer();
}

function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // A multiple of 3, so that pieces join without padding between them; small enough for arguments of one call.
  const step = 3 * 4096;
  for (let start = 0; start < bytes.length; start += step) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(start, start + step))));
  }
  return pieces.join("");
}

function fromBase64(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64.trim()), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
