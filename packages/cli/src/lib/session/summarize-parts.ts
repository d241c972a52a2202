import {
  mediaHeaders,
  type DrawingObject,
  type LocatorKind,
  type MediaHeader,
  type PlayRange,
  type SessionAttributes,
  type SessionPart,
} from "@cinesync/session-xml";
import { warn } from "../io/messages.ts";

/** One entry of the playlist in numbers. */
export interface MediaInfo {
  /** Counted from 1. */
  readonly playlistPosition: number;
  readonly kind: "file" | "group-movie";
  /** The movie's name, or the group that a group movie plays. */
  readonly name: string;
  readonly active: boolean;
  readonly currentFrame: number;
  readonly framesPerSecond: number | undefined;
  readonly groups: readonly string[];
  readonly locators: readonly { readonly kind: LocatorKind; readonly value: string }[];
  readonly userData: string;
  /** True if the movie as a whole has notes. */
  readonly hasNotes: boolean;
  /** Number of annotations with notes. */
  readonly frameNotes: number;
  readonly drawings: number;
  readonly playRange: Omit<PlayRange, "preserved"> | undefined;
  /** Those of zoom, pixel ratio, mask and color grading that the movie has. */
  readonly settings: readonly string[];
}

/** A whole session in numbers, complete when all of its parts have been read. */
export type SessionSummary = ReturnType<typeof emptySummary>;

/** In the order in which the fields are printed. */
export function emptySummary() {
  const attributes: SessionAttributes = {
    version: 0,
    sessionFeatures: "standard",
    userData: "",
    hashToken: "",
    fromScript: undefined,
    ownerShouldAutomaticallyDownload: undefined,
    guestShouldAutomaticallyDownload: undefined,
  };
  return {
    ...attributes,
    /** With the number of movies in each. */
    groups: [] as { readonly name: string; movies: number }[],
    hasNotes: false,
    hasChat: false,
    stereo: undefined as string | undefined,
    totals: {
      movies: 0,
      groupMovies: 0,
      /** Notes on the session, on movies and on frames. */
      notes: 0,
      annotations: 0,
      drawings: 0,
      drawingKinds: { line: 0, erase: 0, circle: 0, arrow: 0, text: 0 } satisfies Record<
        DrawingObject["kind"],
        number
      >,
    },
  };
}

/** More names of groups than that are not kept. */
const MAX_GROUPS = 100_000;

/** Adds up a session part by part, and yields each entry of the playlist when it is complete. */
export async function* summarizeParts(
  parts: AsyncIterable<SessionPart>,
  summary: SessionSummary,
): AsyncGenerator<MediaInfo, void, undefined> {
  const { totals } = summary;
  const groups = new Map<string, SessionSummary["groups"][number]>();
  let skipped = 0;
  const count = (name: string, movies: number): void => {
    let group = groups.get(name);
    if (group === undefined) {
      if (groups.size >= MAX_GROUPS) {
        skipped++;
        return;
      }
      group = { name, movies: 0 };
      groups.set(name, group);
      summary.groups.push(group);
    }
    group.movies += movies;
  };
  let [frameNotes, drawings] = [0, 0];
  const onPart = (part: SessionPart): void => {
    if (part.kind === "annotation") {
      const { notes, objects } = part.value;
      totals.annotations++;
      if (notes !== "") frameNotes++;
      drawings += objects.length;
      for (const { kind } of objects) totals.drawingKinds[kind]++;
    } else if (part.kind === "session-start") Object.assign(summary, part.value);
    else if (part.kind === "session-group") count(part.value, 0);
    else if (part.kind === "session-notes") summary.hasNotes = part.value !== "";
    else if (part.kind === "session-chat") summary.hasChat = part.value !== "";
    else if (part.kind === "session-stereo")
      summary.stereo = part.value.enabled ? part.value.type : `${part.value.type}, off`;
  };
  let playlistPosition = 0;
  for await (const media of mediaHeaders(parts, onPart)) {
    const info = mediaInfo(media, ++playlistPosition, frameNotes, drawings);
    [frameNotes, drawings] = [0, 0];
    totals.notes += info.frameNotes + (info.hasNotes ? 1 : 0);
    totals.drawings += info.drawings;
    if (media.kind === "group-movie") totals.groupMovies++;
    else {
      totals.movies++;
      for (const group of media.groups) count(group, 1);
    }
    yield info;
  }
  if (summary.hasNotes) totals.notes++;
  if (skipped > 0) warn(`only the first ${MAX_GROUPS} groups are listed`);
}

/** In the order in which the fields are printed. */
function mediaInfo(
  media: MediaHeader,
  playlistPosition: number,
  frameNotes: number,
  drawings: number,
): MediaInfo {
  const { kind, active, currentFrame, framesPerSecond, groups, userData, playRange } = media;
  const movie = kind === "file" ? media : undefined;
  const settings = {
    zoom: movie?.zoomState,
    "pixel ratio": movie?.pixelRatio,
    mask: movie?.mask,
    "color grading": movie?.colorGrading,
  };
  return {
    playlistPosition,
    kind,
    name: kind === "file" ? media.name : media.group,
    active,
    currentFrame,
    framesPerSecond,
    groups,
    locators: (movie?.locators ?? []).map((locator) => ({ kind: locator.kind, value: locator.value })),
    userData,
    hasNotes: movie !== undefined && movie.notes !== "",
    frameNotes,
    drawings,
    settings: Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : name)),
    playRange: playRange && {
      inFrame: playRange.inFrame,
      outFrame: playRange.outFrame,
      playOnlyRange: playRange.playOnlyRange,
    },
  };
}
