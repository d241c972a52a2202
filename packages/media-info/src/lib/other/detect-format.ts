/** The kind of a file, as its first bytes show. */
export type DetectedFormat =
  | { readonly kind: "quicktime" }
  /** A movie that mediainfo.js reads. */
  | { readonly kind: "other"; readonly format: string }
  | { readonly kind: "not-a-movie"; readonly found: string };

/** Number of bytes that detecting a format needs. */
export const DETECTION_BYTES = 2048;

const quicktime: DetectedFormat = { kind: "quicktime" };
const other = (format: string): DetectedFormat => ({ kind: "other", format });
const not = (found: string): DetectedFormat => ({ kind: "not-a-movie", found });

/** Signatures and their offsets, as text of one character per byte. The first match wins. */
const SIGNATURES: readonly (readonly [offset: number, signature: string, format: DetectedFormat])[] = [
  [0, "PK\x03\x04", not("a ZIP archive")],
  [0, "\x1f\x8b", not("a gzip file")],
  [0, "%PDF", not("a PDF")],
  [0, "\x89PNG", not("a picture (PNG)")],
  [0, "\xff\xd8\xff", not("a picture (JPEG)")],
  [0, "GIF8", not("a picture (GIF)")],
  [0, "II*\0", not("a picture (TIFF)")],
  [0, "MM\0*", not("a picture (TIFF)")],
  [0, "\x76\x2f\x31\x01", not("a picture (OpenEXR)")],
  [0, "SDPX", not("a picture (DPX)")],
  [0, "XPDS", not("a picture (DPX)")],
  [0, "8BPS", not("a picture (Photoshop)")],
  [8, "WEBP", not("a picture (WebP)")],
  [8, "WAVE", not("a sound file (WAV)")],
  [0, "fLaC", not("a sound file (FLAC)")],
  [0, "ID3", not("a sound file (MP3)")],
  [0, "OTIO", not("an OpenTimelineIO file")],
  [8, "AVI ", other("AVI")],
  [0, "\x1a\x45\xdf\xa3", other("Matroska or WebM")],
  [0, "\x06\x0e\x2b\x34", other("MXF")],
  [0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11", other("Windows Media")],
  [0, "FLV\x01", other("Flash Video")],
  [0, "OggS", other("Ogg")],
  [0, "\0\0\x01\xba", other("MPEG program stream")],
  [0, "\0\0\x01\xb3", other("MPEG video")],
  [0, "\0\0\0\0\x01\xbc", other("GXF")],
  [0, "DKIF", other("IVF")],
  [0, "\x1f\x07\0", other("DV")],
  [4, "RED", other("REDCODE")],
];

/** Types of boxes that can begin a QuickTime movie or an MP4. */
const FIRST_BOXES = new Set([
  "ftyp",
  "moov",
  "mdat",
  "wide",
  "free",
  "skip",
  "pnot",
  "uuid",
  "styp",
  "moof",
  "sidx",
]);

/** Detects the format of a file from its first bytes. */
export function detectFormat(head: Uint8Array): DetectedFormat {
  if (head.length === 0) return not("an empty file");
  const text = String.fromCharCode(...head);
  if (FIRST_BOXES.has(text.slice(4, 8))) return quicktime;
  for (const [offset, signature, format] of SIGNATURES) if (text.startsWith(signature, offset)) return format;
  if (isTransportStream(head, 188, 0)) return other("MPEG transport stream");
  if (isTransportStream(head, 192, 4)) return other("MPEG transport stream");
  // An MXF file can begin with a run-in of other bytes.
  if (text.includes("\x06\x0e\x2b\x34\x02\x05\x01\x01")) return other("MXF");
  return not(textFormat(text) ?? "an unknown format");
}

function isTransportStream(head: Uint8Array, packet: number, first: number): boolean {
  return [0, 1, 2, 3].every((i) => head[first + i * packet] === 0x47);
}

function textFormat(text: string): string | undefined {
  const start = text.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "").replaceAll("\0", "");
  if (!/^[\t\n\r\x20-\x7e\x80-\xff]+$/.test(start)) return undefined;
  if (start.includes("<session")) return "a cineSync session";
  if (/^\s*</.test(start)) return "XML or HTML";
  if (/^\s*[{[]/.test(start)) return "JSON";
  return /^[\t\n\r\x20-\x7e]+$/.test(start) ? "text" : undefined;
}
