import { ALL_FILES_GROUP, usesProFeatures, type Media, type MediaFile } from "@cinesync/session-xml";
import type { Fact } from "../shared/protocol.ts";

const LOCATORS = { path: "Path", url: "URL", "short-hash": "Short hash" } as const;

/** What the session tells of a movie besides its notes. */
export function movieFacts(media: Media): Fact[] {
  return [
    { name: "Plays", value: media.kind === "file" ? "" : playsWhat(media.group) },
    { name: "Groups", value: media.groups.join(", ") },
    { name: "Frames per second", value: media.framesPerSecond ? String(media.framesPerSecond) : "" },
    { name: "Frame being shown", value: String(media.currentFrame) },
    { name: "Play range", value: playRange(media) },
    ...(media.kind === "file" ? fileFacts(media) : []),
    { name: "User data", value: media.userData },
  ].filter(({ value }) => value !== "");
}

/** The last frame that the session mentions, at least 1. */
export function lastFrame(media: Media): number {
  let last = Math.max(1, media.currentFrame, media.playRange?.outFrame ?? 1);
  if (media.kind === "file") for (const { frame } of media.annotations) last = Math.max(last, frame);
  return Number.isFinite(last) ? last : 1;
}

function playsWhat(group: string): string {
  return group === ALL_FILES_GROUP ? "All movies" : `The group ${group}`;
}

function playRange({ playRange: range }: Media): string {
  if (range === undefined) return "";
  return `Frames ${range.inFrame} to ${range.outFrame}${range.playOnlyRange ? ", and no others" : ""}`;
}

function fileFacts(media: MediaFile): Fact[] {
  const look = [
    media.colorGrading && "colour grading",
    media.mask && "a mask",
    media.zoomState && "a zoom",
    media.pixelRatio && "a pixel ratio",
  ].filter((part) => part !== undefined);
  return [
    { name: "Look", value: usesProFeatures(media) ? `Has ${look.join(", ")}` : "" },
    ...media.locators.map(({ kind, value }) => ({ name: LOCATORS[kind], value })),
  ];
}
