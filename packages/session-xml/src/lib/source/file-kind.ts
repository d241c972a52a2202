export const GZIP = "a gzip archive";

/** Bytes that identify other kinds of files, with their index. */
const SIGNATURES: readonly (readonly [kind: string, index: number, bytes: string | readonly number[]])[] = [
  ["a QuickTime or MP4 movie", 4, "ftyp"],
  ["a QuickTime movie", 4, "moov"],
  ["a QuickTime movie", 4, "mdat"],
  ["a QuickTime movie", 4, "wide"],
  ["a Matroska or WebM movie", 0, [0x1a, 0x45, 0xdf, 0xa3]],
  ["an MXF movie", 0, [0x06, 0x0e, 0x2b, 0x34]],
  ["an AVI movie", 8, "AVI "],
  ["a WebP image", 8, "WEBP"],
  ["a PNG image", 0, [0x89, 0x50, 0x4e, 0x47]],
  ["a JPEG image", 0, [0xff, 0xd8, 0xff]],
  ["a GIF image", 0, "GIF8"],
  ["a TIFF image", 0, [0x49, 0x49, 0x2a, 0x00]],
  ["a TIFF image", 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ["an OpenEXR image", 0, [0x76, 0x2f, 0x31, 0x01]],
  ["a DPX image", 0, "SDPX"],
  ["a DPX image", 0, "XPDS"],
  ["a Photoshop image", 0, "8BPS"],
  ["a PDF document", 0, "%PDF"],
  ["a zip archive", 0, "PK\u0003\u0004"],
  ["a zip archive", 0, "PK\u0005\u0006"],
  ["a 7-Zip archive", 0, "7z\u00bc\u00af"],
  [GZIP, 0, [0x1f, 0x8b]],
];

/** The number of bytes needed to identify a file. */
export const HEAD_LENGTH = 12;

/** Identifies a file by its first bytes. Returns `undefined` for unknown kinds. */
export function fileKind(head: Uint8Array): string | undefined {
  return SIGNATURES.find(([, index, signature]) => {
    const bytes =
      typeof signature === "string"
        ? Array.from(signature, (character) => character.charCodeAt(0))
        : signature;
    return bytes.every((byte, at) => head[index + at] === byte);
  })?.[0];
}
