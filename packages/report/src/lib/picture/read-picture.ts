import { isPictureUrl } from "@cinesync/drawing-svg";
import { imageSize } from "image-size";
import type { FrameSize, PictureSource } from "../base/review-report-options.ts";
import { isShape } from "./frame-shape.ts";
import { isWholePicture } from "./is-whole-picture.ts";

/** A picture whose bytes are here. */
export interface EmbeddedPicture {
  readonly kind: "embedded";
  readonly bytes: Uint8Array;
  /** The media type, such as `image/jpeg`. */
  readonly type: string;
  /** As the picture is shown. */
  readonly size: FrameSize;
}

/** A picture that is elsewhere. */
export interface LinkedPicture {
  readonly kind: "linked";
  readonly url: string;
}

/** Why something cannot be shown as a picture. */
export type UnreadPicture =
  | { readonly kind: "invalid"; readonly reason: string }
  | { readonly kind: "too-large"; readonly actual: number };

const TYPES: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  bmp: "image/bmp",
};

/** Reads what `picture` returned: how large it is, of which type, and whether it is whole. */
export async function readPicture(
  source: PictureSource,
  maxBytes: number,
): Promise<EmbeddedPicture | LinkedPicture | UnreadPicture> {
  if (typeof source === "string") return readUrl(source, maxBytes);
  const size =
    source instanceof Uint8Array || source instanceof ArrayBuffer ? source.byteLength : source.size;
  if (size > maxBytes) return { kind: "too-large", actual: size };
  if (source instanceof Uint8Array) return readBytes(source);
  return readBytes(new Uint8Array(source instanceof ArrayBuffer ? source : await source.arrayBuffer()));
}

function readUrl(url: string, maxBytes: number): EmbeddedPicture | LinkedPicture | UnreadPicture {
  if (!isPictureUrl(url)) return { kind: "invalid", reason: "the text is not the URL of a picture" };
  if (!/^\s*data:/i.test(url)) return { kind: "linked", url };
  const comma = url.indexOf(",");
  if (!/;base64$/i.test(url.slice(0, comma))) {
    return { kind: "invalid", reason: "a data: URL of a picture must be base64" };
  }
  const base64 = url.slice(comma + 1);
  const actual = Math.ceil((base64.length * 3) / 4);
  return actual > maxBytes ? { kind: "too-large", actual } : readBytes(fromBase64(base64));
}

function readBytes(bytes: Uint8Array): EmbeddedPicture | UnreadPicture {
  const found = sizeOf(bytes);
  if (found === undefined) {
    return { kind: "invalid", reason: "it is not a PNG, JPEG, GIF, WebP, AVIF or BMP picture" };
  }
  const { type, size } = found;
  if (!isWholePicture(type, bytes)) return { kind: "invalid", reason: "its end is missing" };
  if (!isShape(size)) {
    return {
      kind: "invalid",
      reason: `one side is more than 50 times the other (${size.width} × ${size.height})`,
    };
  }
  return { kind: "embedded", bytes, type: TYPES[type] ?? "", size };
}

function sizeOf(bytes: Uint8Array): { type: string; size: FrameSize } | undefined {
  try {
    const { width, height, type = "", orientation = 1 } = imageSize(bytes);
    if (!(type in TYPES) || !(width > 0 && height > 0)) return undefined;
    // From 5 on, a JPEG is shown lying on its side.
    return { type, size: orientation >= 5 ? { width: height, height: width } : { width, height } };
  } catch {
    // The library throws for whatever is no picture.
    return undefined;
  }
}

/** Returns a `data:` URL, which needs nothing beside the page. */
export function toDataUrl({ bytes, type }: EmbeddedPicture): string {
  const chunks: string[] = [];
  // A multiple of 3, so that no padding comes between chunks; small enough for the arguments of one call.
  const step = 3 * 4096;
  for (let start = 0; start < bytes.length; start += step) {
    chunks.push(btoa(String.fromCharCode(...bytes.subarray(start, start + step))));
  }
  return `data:${type};base64,${chunks.join("")}`;
}

function fromBase64(base64: string): Uint8Array {
  try {
    return Uint8Array.from(atob(base64.trim()), (character) => character.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
