import type {
  DrawingObject,
  LocatorKind,
  MediaAttributes,
  PlayRange,
  SessionAttributes,
  SessionPart,
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
  readonly framesPerSecond?: number;
  readonly groups: readonly string[];
  readonly locators: readonly { readonly kind: LocatorKind; readonly value: string }[];
  readonly userData: string;
  /** True if the movie as a whole has notes. */
  readonly hasNotes: boolean;
  /** Number of annotations with notes. */
  readonly frameNotes: number;
  readonly drawings: number;
  readonly playRange?: Omit<PlayRange, "preserved">;
  /** Those of zoom, pixel ratio, mask and color grading that the movie has. */
  readonly settings: readonly string[];
}

/** A whole session in numbers. */
export interface SessionInfo extends SessionAttributes {
  readonly groups: readonly { readonly name: string; readonly movies: number }[];
  readonly hasNotes: boolean;
  readonly hasChat: boolean;
  readonly stereo: string | undefined;
  readonly totals: Totals;
}

export interface Totals {
  readonly movies: number;
  readonly groupMovies: number;
  /** Notes on the session, on movies and on frames. */
  readonly notes: number;
  readonly annotations: number;
  readonly drawings: number;
  /** Number of each kind. */
  readonly drawingKinds: Readonly<Record<DrawingObject["kind"], number>>;
}

/** More names of groups than that are not kept. */
const MAX_GROUPS = 100_000;

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly string[] ? string[] : T[K] };

const SETTINGS: Readonly<Partial<Record<SessionPart["kind"], string>>> = {
  "media-zoom-state": "zoom",
  "media-pixel-ratio": "pixel ratio",
  "media-mask": "mask",
  "media-color-grading": "color grading",
};

/** Adds up a session part by part: yields each entry of the playlist when it is complete, and returns the totals. */
export async function* summarizeParts(
  parts: AsyncIterable<SessionPart>,
): AsyncGenerator<MediaInfo, SessionInfo, undefined> {
  const groups = new Map<string, number>();
  const totals = {
    movies: 0,
    groupMovies: 0,
    notes: 0,
    annotations: 0,
    drawings: 0,
    drawingKinds: { line: 0, erase: 0, circle: 0, arrow: 0, text: 0 },
  };
  let attributes: SessionAttributes = {
    version: 0,
    sessionFeatures: "standard",
    hashToken: "",
    userData: "",
  };
  const count = (group: string, movies: number): void => {
    const before = groups.get(group);
    if (before === undefined && groups.size >= MAX_GROUPS) skipped++;
    else groups.set(group, (before ?? 0) + movies);
  };
  let skipped = 0;
  let [hasNotes, hasChat] = [false, false];
  let stereo: string | undefined;
  let movie: Mutable<MediaInfo> | undefined;
  let playlistPosition = 0;
  for await (const part of parts) {
    if (part.kind === "session-start") attributes = part.value;
    else if (part.kind === "session-group") count(part.value, 0);
    else if (part.kind === "session-notes") hasNotes = part.value !== "";
    else if (part.kind === "session-chat") hasChat = part.value !== "";
    else if (part.kind === "session-stereo")
      stereo = part.value.enabled ? part.value.type : `${part.value.type}, off`;
    else if (part.kind === "media-start") movie = emptyMovie(++playlistPosition, part.value);
    else if (movie === undefined) continue;
    else if (part.kind === "annotation") {
      totals.annotations++;
      if (part.value.notes !== "") movie.frameNotes++;
      movie.drawings += part.value.objects.length;
      for (const { kind } of part.value.objects) totals.drawingKinds[kind]++;
    } else if (part.kind === "media-end") {
      if (movie.kind === "file") totals.movies++;
      else totals.groupMovies++;
      totals.notes += movie.frameNotes + (movie.hasNotes ? 1 : 0);
      totals.drawings += movie.drawings;
      if (movie.kind === "file") for (const group of movie.groups) count(group, 1);
      yield movie;
      movie = undefined;
    } else addToMovie(movie, part);
  }
  if (hasNotes) totals.notes++;
  if (skipped > 0) warn(`only the first ${MAX_GROUPS} groups are listed`);
  const { version, sessionFeatures, userData, hashToken, ...later } = attributes;
  return {
    version,
    sessionFeatures,
    userData,
    hashToken,
    ...later,
    groups: [...groups].map(([name, movies]) => ({ name, movies })),
    hasNotes,
    hasChat,
    stereo,
    totals,
  };
}

/** In the order in which the fields are printed. */
function emptyMovie(playlistPosition: number, attributes: MediaAttributes): Mutable<MediaInfo> {
  const { active, currentFrame, framesPerSecond, userData } = attributes;
  return {
    playlistPosition,
    kind: "file",
    name: "",
    active,
    currentFrame,
    ...(framesPerSecond === undefined ? {} : { framesPerSecond }),
    groups: [],
    locators: [],
    userData,
    hasNotes: false,
    frameNotes: 0,
    drawings: 0,
    settings: [],
  };
}

function addToMovie(movie: Mutable<MediaInfo>, part: SessionPart): void {
  const setting = SETTINGS[part.kind];
  if (setting !== undefined) movie.settings.push(setting);
  else if (part.kind === "media-name") movie.name = part.value;
  else if (part.kind === "media-group") movie.groups.push(part.value);
  else if (part.kind === "media-notes") movie.hasNotes = part.value !== "";
  else if (part.kind === "media-locators")
    movie.locators = part.value.map(({ kind, value }) => ({ kind, value }));
  else if (part.kind === "media-play-range") {
    const { inFrame, outFrame, playOnlyRange } = part.value;
    movie.playRange = { inFrame, outFrame, playOnlyRange };
  } else if (part.kind === "media-group-movie") {
    movie.kind = "group-movie";
    movie.name = part.value;
  }
}
