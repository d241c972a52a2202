import type {
  DrawingObject,
  LocatorKind,
  MediaAttributes,
  PlayRange,
  SessionAttributes,
  SessionPart,
} from "@cinesync/session-xml";

/** What one entry of the playlist comes to. */
export interface MediaInfo {
  /** Counted from 1. */
  readonly place: number;
  readonly kind: "file" | "group-movie";
  /** The movie's name, or the group that is played. */
  readonly name: string;
  readonly active: boolean;
  readonly currentFrame: number;
  readonly framesPerSecond?: number;
  readonly groups: readonly string[];
  readonly locators: readonly { readonly kind: LocatorKind; readonly value: string }[];
  readonly userData: string;
  /** Whether there are notes on the movie as a whole. */
  readonly hasNotes: boolean;
  /** Annotations that have notes. */
  readonly frameNotes: number;
  readonly drawings: number;
  readonly playRange?: Omit<PlayRange, "preserved">;
  /** Zoom, pixel ratio, mask and colour grading, as far as they are there. */
  readonly look: readonly string[];
}

/** What a whole session comes to. */
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
  /** How many there are of each kind. */
  readonly drawingKinds: Readonly<Record<DrawingObject["kind"], number>>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const LOOK: Readonly<Partial<Record<SessionPart["kind"], string>>> = {
  "media-zoom-state": "zoom",
  "media-pixel-ratio": "pixel ratio",
  "media-mask": "mask",
  "media-color-grading": "colour grading",
};

/** Adds up a session part by part: each entry of the playlist is given out when it is complete. */
export async function* summarize(
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
  let [hasNotes, hasChat] = [false, false];
  let stereo: string | undefined;
  let movie: Mutable<MediaInfo> | undefined;
  let place = 0;
  for await (const part of parts) {
    if (part.kind === "session-start") attributes = part.value;
    else if (part.kind === "session-group") groups.set(part.value, groups.get(part.value) ?? 0);
    else if (part.kind === "session-notes") hasNotes = part.value !== "";
    else if (part.kind === "session-chat") hasChat = part.value !== "";
    else if (part.kind === "session-stereo")
      stereo = part.value.enabled ? part.value.type : `${part.value.type}, off`;
    else if (part.kind === "media-start") movie = emptyMovie(++place, part.value);
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
      if (movie.kind === "file")
        for (const group of movie.groups) groups.set(group, (groups.get(group) ?? 0) + 1);
      yield movie;
      movie = undefined;
    } else addToMovie(movie, part);
  }
  if (hasNotes) totals.notes++;
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

/** The order of its fields is the order in which they are printed. */
function emptyMovie(place: number, attributes: MediaAttributes): Mutable<MediaInfo> {
  const { active, currentFrame, framesPerSecond, userData } = attributes;
  return {
    place,
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
    look: [],
  };
}

function addToMovie(movie: Mutable<MediaInfo>, part: SessionPart): void {
  const look = LOOK[part.kind];
  if (look !== undefined) movie.look = [...movie.look, look];
  else if (part.kind === "media-name") movie.name = part.value;
  else if (part.kind === "media-group") movie.groups = [...movie.groups, part.value];
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
