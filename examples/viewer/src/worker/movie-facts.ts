import { ALL_FILES_GROUP, usesProFeatures, type Media, type MediaFile } from "@cinesync/session-xml";
import type { MovieInfo } from "@cinesync/media-info";
import type { Fact } from "../shared/protocol.ts";

const LOCATORS = { path: "Path", url: "URL", "short-hash": "Short hash" } as const;

/** Returns what the session, and the movie's file where it is open, say about a movie besides its notes. */
export function movieFacts(media: Media, info: MovieInfo | undefined): Fact[] {
  return [
    { name: "Plays", value: media.kind === "file" ? "" : playedGroup(media.group) },
    ...(info ? infoFacts(info) : []),
    { name: "Groups", value: media.groups.join(", ") },
    {
      name: "Frames per second (session)",
      value: media.framesPerSecond ? String(media.framesPerSecond) : "",
    },
    { name: "Current frame", value: String(media.currentFrame) },
    { name: "Play range", value: playRange(media) },
    ...(media.kind === "file" ? fileFacts(media) : []),
    { name: "User data", value: media.userData },
  ].filter(({ value }) => value !== "");
}

/** Returns the last frame that the session mentions, at least 1. */
export function lastFrame(media: Media): number {
  let last = Math.max(1, media.currentFrame, media.playRange?.outFrame ?? 1);
  if (media.kind === "file") for (const { frame } of media.annotations) last = Math.max(last, frame);
  return Number.isFinite(last) ? last : 1;
}

function infoFacts(info: MovieInfo): Fact[] {
  const { width, height, pixelRatio: ratio, frameRate, rotation } = info;
  const isSquare = ratio === undefined || ratio.numerator === ratio.denominator;
  const pixels = isSquare ? "" : `, pixels ${ratio.numerator}:${ratio.denominator}`;
  const rate = frameRate && `${frameRate.numerator}/${frameRate.denominator}`;
  return [
    { name: "Movie file", value: [info.container, info.codecName ?? info.codec].filter(Boolean).join(", ") },
    {
      name: "Size",
      value: width && height ? `${width} × ${height}${pixels}${rotation ? `, turned ${rotation}°` : ""}` : "",
    },
    { name: "Frames", value: info.frameCount === undefined ? "" : String(info.frameCount) },
    {
      name: "Frame rate",
      value: info.variableFrameRate ? "variable" : (rate ?? "").replace(/\/1$/u, ""),
    },
    { name: "Start timecode", value: info.startTimecode?.text ?? "" },
  ];
}

function playedGroup(group: string): string {
  return group === ALL_FILES_GROUP ? "All movies" : `The group ${group}`;
}

function playRange({ playRange: range }: Media): string {
  if (range === undefined) return "";
  return `Frames ${range.inFrame} to ${range.outFrame}${range.playOnlyRange ? ", and no others" : ""}`;
}

function fileFacts(media: MediaFile): Fact[] {
  const look = [
    media.colorGrading && "color grading",
    media.mask && "a mask",
    media.zoomState && "a zoom",
    media.pixelRatio && "a pixel ratio",
  ].filter((part) => part !== undefined);
  return [
    {
      name: "Settings",
      value: usesProFeatures(media) ? `Has ${look.join(", ")}; only the pixel ratio is shown here` : "",
    },
    ...media.locators.map(({ kind, value }) => ({ name: LOCATORS[kind], value })),
  ];
}
