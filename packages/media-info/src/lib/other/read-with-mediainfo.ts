import type { MediaInfoAnalyzer, MediaInfoLoader } from "../base/media-info-loader.ts";
import { MediaInfoError } from "../base/media-info-error.ts";
import type { Fraction, MovieInfo } from "../base/movie-info.ts";
import type { RangeReader } from "../base/range-reader.ts";
import { fraction, simplestFraction } from "../time/fraction.ts";
import { rateOfDecimal } from "../time/frame-rate.ts";
import { parseStartTimecode } from "../time/start-timecode.ts";

/** Reads a movie through mediainfo.js. */
export async function readWithMediaInfo(
  reader: RangeReader,
  format: string,
  load: MediaInfoLoader = loadByName,
): Promise<MovieInfo> {
  let analyzer: MediaInfoAnalyzer;
  try {
    analyzer = await load();
  } catch (cause) {
    throw new MediaInfoError("missing-dependency", { dependency: "mediainfo.js", format }, { cause });
  }
  let failure: { readonly error: unknown } | undefined;
  try {
    const result = await analyzer.analyzeData(reader.size, async (size, offset) => {
      try {
        return await reader.read(offset, Math.min(offset + size, reader.size), format);
      } catch (error) {
        failure = { error };
        throw error;
      }
    });
    return movieInfo(result, format);
  } catch (cause) {
    // mediainfo.js wraps errors of its reader; throw the original, which can be any value (a signal's reason).
    if (failure !== undefined) throw failure.error;
    if (cause instanceof MediaInfoError) throw cause;
    throw new MediaInfoError("corrupt", { part: format, reason: "mediainfo.js cannot read it" }, { cause });
  } finally {
    analyzer.close();
  }
}

/**
 * Not a literal, so that a bundler neither requires the optional package nor adds 2.4 MB to a page that does not use it.
 */
const PACKAGE: string = "mediainfo.js";

async function loadByName(): Promise<MediaInfoAnalyzer> {
  const module = (await import(/* @vite-ignore */ /* webpackIgnore: true */ PACKAGE)) as {
    default: (options: { format: "object" }) => Promise<MediaInfoAnalyzer>;
  };
  return module.default({ format: "object" });
}

type Fields = Readonly<Record<string, unknown>>;

function movieInfo(result: unknown, format: string): MovieInfo {
  const tracks = tracksOf(result);
  const general = tracks.find((track) => track["@type"] === "General");
  const video = tracks.find((track) => track["@type"] === "Video");
  if (general?.["Format"] === undefined)
    throw new MediaInfoError("corrupt", { part: format, reason: "mediainfo.js finds no movie in it" });
  if (video === undefined)
    throw new MediaInfoError("no-video", { found: "mediainfo.js finds no video track" });
  const frameCount = whole(video["FrameCount"]);
  const frameRate = rateOf(video);
  return {
    container: (text(general["Format"]) ?? format).toLowerCase(),
    codec: codecOf(video),
    codecName: codecNameOf(video),
    frameCount,
    frameCountFrom: frameCount === undefined ? undefined : "mediainfo",
    frameRate,
    variableFrameRate: video["FrameRate_Mode"] === "VFR",
    firstFrameTime: undefined,
    isTrimmed: false,
    isFragmented: false,
    isTruncated: general["IsTruncated"] === "Yes",
    startTimecode: timecodeOf(tracks, video, frameRate),
    width: whole(video["Width"]),
    height: whole(video["Height"]),
    pixelRatio: ratioOf(video),
    rotation: rotationOf(video),
  };
}

function tracksOf(result: unknown): Fields[] {
  const media = isFields(result) ? result["media"] : undefined;
  const tracks = isFields(media) ? media["track"] : undefined;
  return Array.isArray(tracks) ? tracks.filter(isFields) : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function positive(value: unknown): number | undefined {
  const number = typeof value === "string" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) && number > 0 ? number : undefined;
}

function whole(value: unknown): number | undefined {
  const number = positive(value);
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
}

function rateOf(video: Fields): Fraction | undefined {
  const numerator = whole(video["FrameRate_Num"]);
  const denominator = whole(video["FrameRate_Den"]);
  if (numerator !== undefined && denominator !== undefined) return fraction(numerator, denominator);
  const rate = positive(video["FrameRate"]);
  return rate === undefined ? undefined : rateOfDecimal(rate);
}

/** Returns the codec's code. MXF has labels of 16 bytes instead of short codes; for those, returns the format's name. */
function codecOf(video: Fields): string | undefined {
  const code = text(video["CodecID"]);
  return code === undefined || /^[\dA-F-]{16,}$/.test(code) ? text(video["Format"]) : code;
}

function codecNameOf(video: Fields): string | undefined {
  const name = text(video["Format_Commercial_IfAny"]) ?? text(video["Format"]);
  return name === "AVC" ? "H.264" : name;
}

/** Returns the pixel ratio, which mediainfo.js rounds to three decimals. */
function ratioOf(video: Fields): Fraction | undefined {
  const ratio = positive(video["PixelAspectRatio"]);
  return ratio === undefined ? undefined : simplestFraction(ratio, 0.000_51);
}

function rotationOf(video: Fields): MovieInfo["rotation"] {
  const rotation = Number(video["Rotation"] ?? 0);
  return rotation === 0 || rotation === 90 || rotation === 180 || rotation === 270 ? rotation : undefined;
}

function timecodeOf(
  tracks: readonly Fields[],
  video: Fields,
  rate: Fraction | undefined,
): MovieInfo["startTimecode"] {
  if (rate === undefined) return undefined;
  const track = tracks.find(
    (other) => other["Type"] === "Time code" && text(other["TimeCode_FirstFrame"]) !== undefined,
  );
  const written = text(video["TimeCode_FirstFrame"]) ?? text(track?.["TimeCode_FirstFrame"]);
  if (written === undefined) return undefined;
  return parseStartTimecode(written, Math.round(rate.numerator / rate.denominator));
}
