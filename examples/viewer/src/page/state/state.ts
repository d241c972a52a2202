import type { MovieInfo } from "@cinesync/media-info";
import type { Comparison, Fact, FrameLook, NoteEntry, Overview } from "../../shared/protocol.ts";
import type { SavedFrames } from "../files/saved-frames.ts";
import type { SessionClient } from "../session-client.ts";

/** A frame of the playlist: position 0 is the session, frame 0 a movie as a whole. */
export interface Spot {
  readonly position: number;
  readonly frame: number;
}

/** A movie file that belongs to a playlist position. */
export interface OpenMovie {
  readonly file: File;
  readonly shortHash: string;
  readonly info: MovieInfo | undefined;
  /** The fact by which it was found in the playlist. */
  readonly how: "short hash" | "name" | "choice";
}

/** A movie that is in question: the page asks what it is. */
export interface MovieQuestion {
  readonly movie: Omit<OpenMovie, "how">;
  readonly kind: "other-version" | "similar";
  readonly positions: readonly number[];
}

export interface OpenSession {
  /** Short hash of the file. */
  readonly id: string;
  readonly name: string;
  readonly client: SessionClient;
  readonly overview: Overview;
  readonly notes: readonly NoteEntry[];
  /** Saved frames belong to the session that they were dropped with. */
  readonly savedFrames: SavedFrames;
  /** True when notes were edited since the file was opened or saved. */
  readonly isEdited: boolean;
}

export interface Filters {
  readonly query: string;
  readonly movieOnly: boolean;
  /** `""` for all. */
  readonly group: string;
  readonly drawn: boolean;
  readonly done: "all" | "open" | "done";
  /** Only what is new or changed since the session that was compared. */
  readonly changed: boolean;
  readonly sort: "playlist" | "name" | "open-first";
}

export interface RecentSession {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  readonly notes: number;
  readonly done: number;
  /** True when the session itself is kept, and not only its marks. */
  readonly isKept: boolean;
}

export interface Message {
  readonly id: number;
  readonly kind: "info" | "error";
  readonly text: string;
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
}

/** A movie of the last visit that the page may open again. */
export interface ClosedMovie {
  readonly name: string;
  readonly shortHash: string;
  /** Undefined where the browser has no handles: the movie must be chosen again. */
  readonly handle: FileSystemFileHandle | undefined;
}

export interface PlayState {
  readonly isPlaying: boolean;
  /** 1, 2, 4, … forwards, −1, −2, … backwards. */
  readonly speed: number;
  readonly loop: boolean;
  readonly range: { readonly first: number; readonly last: number } | undefined;
}

/** A movie of a session that is being made. */
export interface DraftMovie {
  readonly file: File;
  readonly handle?: FileSystemFileHandle | undefined;
  readonly shortHash: string;
  readonly info: MovieInfo | undefined;
  /** Why `info` is missing. */
  readonly problem: string;
  readonly group: string;
  readonly note: string;
}

/** A session that is being made. */
export interface Draft {
  readonly name: string;
  /** Folder where cineSync finds the movies; `""` to find them by short hash only. */
  readonly folder: string;
  readonly note: string;
  readonly movies: readonly DraftMovie[];
}

/** The ground on which the stage shows the frame. */
export interface Stage {
  readonly kind: "video" | "stepper" | "blank" | "opening";
  /** Length of the movie as its player counts it; undefined without a movie. */
  readonly frameCount: number | undefined;
  /** Shape of the picture as shown: width divided by height. */
  readonly shape: number;
  /** Why the movie is not shown; `""` if it is. */
  readonly problem: string;
}

export type Pane = "playlist" | "picture" | "notes";

export interface Reading {
  readonly name: string;
  readonly fraction: number;
  readonly text: string;
  readonly cancel: () => void;
}

export interface State {
  readonly screen: "start" | "reading" | "session" | "make";
  readonly reading: Reading | undefined;
  readonly session: OpenSession | undefined;
  readonly at: Spot;
  /** The frame that the stage shows by now. */
  readonly shown: Spot;
  /** Notes and drawings of the frame `at`; undefined while the worker is asked. */
  readonly look: FrameLook | undefined;
  readonly facts: readonly Fact[];
  readonly filters: Filters;
  /** Indexes of notes that the search found. */
  readonly matches: Uint32Array;
  /** Indexes of notes after all filters, in the order of the list. */
  readonly listed: Uint32Array;
  readonly done: ReadonlySet<string>;
  /** By playlist position. */
  readonly movies: ReadonlyMap<number, OpenMovie>;
  readonly questions: readonly MovieQuestion[];
  /** Movies of the last visit that are not open yet. */
  readonly closed: readonly ClosedMovie[];
  readonly play: PlayState;
  readonly stage: Stage;
  readonly showDrawings: boolean;
  /** True to show saved frames; undefined for only where no movie is open. */
  readonly showSaved: boolean | undefined;
  /** True to decode movies frame by frame even where `<video>` would do. */
  readonly prefersStepper: boolean;
  /** Shape of blank frames, as chosen. */
  readonly blankShape: number;
  readonly editing: boolean;
  readonly comparison: Comparison | undefined;
  readonly draft: Draft;
  /** Saved frames that were dropped before their session. */
  readonly earlyPictures: readonly File[];
  readonly recent: readonly RecentSession[];
  readonly messages: readonly Message[];
  /** The pane that a narrow window shows. */
  readonly pane: Pane;
}

export const NO_FILTERS: Filters = {
  query: "",
  movieOnly: false,
  group: "",
  drawn: false,
  done: "all",
  changed: false,
  sort: "playlist",
};

const NOWHERE: Spot = { position: 0, frame: 0 };

export const INITIAL_STATE: State = {
  screen: "start",
  reading: undefined,
  session: undefined,
  at: NOWHERE,
  shown: NOWHERE,
  look: undefined,
  facts: [],
  filters: NO_FILTERS,
  matches: new Uint32Array(),
  listed: new Uint32Array(),
  done: new Set(),
  movies: new Map(),
  questions: [],
  closed: [],
  play: { isPlaying: false, speed: 1, loop: false, range: undefined },
  stage: { kind: "blank", frameCount: undefined, shape: 16 / 9, problem: "" },
  showDrawings: true,
  showSaved: undefined,
  prefersStepper: false,
  blankShape: 16 / 9,
  editing: false,
  comparison: undefined,
  draft: { name: "", folder: "", note: "", movies: [] },
  earlyPictures: [],
  recent: [],
  messages: [],
  pane: "picture",
};

export function isSameSpot(a: Spot, b: Spot): boolean {
  return a.position === b.position && a.frame === b.frame;
}
