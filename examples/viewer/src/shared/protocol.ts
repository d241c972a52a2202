// What the page and its worker tell each other: small, plain data. The session itself stays in the worker.

/** A session, without what is in its playlist entries. */
export interface Overview {
  readonly notes: string;
  readonly userData: string;
  readonly groups: readonly string[];
  readonly chat: string;
  readonly media: readonly MediaEntry[];
  /** What could be read but not shown as it stands, a sentence each. */
  readonly warnings: readonly string[];
}

/** One line of the playlist. */
export interface MediaEntry {
  readonly kind: "file" | "group-movie";
  readonly name: string;
  readonly active: boolean;
  /** How many frames have notes or drawings. */
  readonly frames: number;
  /** The last frame that the session mentions: sessions do not hold how long a movie is. */
  readonly lastFrame: number;
}

/** One line of the list of notes. */
export interface NoteEntry {
  /** The movie's place in the playlist, counted from 1; 0 for the notes on the session. */
  readonly place: number;
  /** Counted from 1; 0 for notes on a movie, or on the session, as a whole. */
  readonly frame: number;
  readonly timecode: string;
  /** The beginning of the notes; all of it comes with `FrameLook`. */
  readonly excerpt: string;
  /** The kinds of what is drawn on the frame; `""` for nothing. */
  readonly drawings: string;
}

/** What is known of a movie, in the order in which it is shown. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Everything on one frame of a movie, or (frame 0) on the movie as a whole. */
export interface FrameLook {
  readonly notes: string;
  readonly timecode: string;
  /** The drawing as an SVG file on a transparent ground; `""` if nothing is drawn. */
  readonly svg: string;
  /** What is drawn, in words. */
  readonly description: string;
  /** The ground on which the drawing is seen best. */
  readonly backdrop: "dark" | "light";
}

export interface FrameRequest {
  readonly place: number;
  readonly frame: number;
  /** Shape of a frame: width divided by height. */
  readonly shape: number;
}

export type ExportFormat = "csv" | "markdown" | "json" | "edl" | "fcp7" | "fcpxml" | "otio" | "report";

export interface ExportRequest {
  readonly format: ExportFormat;
  /** What the files are called, without an ending. */
  readonly name: string;
  /** Frames per second where the session does not tell, as a person types it; `""` for none. */
  readonly defaultFrameRate: string;
  /** `""` for 00:00:00:00. */
  readonly startTimecode: string;
  readonly firstFrame: number;
  readonly timeline: "movie" | "playlist";
  /** Shape of frames without a picture. */
  readonly shape: number;
  /** Saved frames, by `pictureKey`. */
  readonly pictures: ReadonlyMap<string, Blob>;
}

export interface ExportedFile {
  readonly name: string;
  readonly file: Blob;
  /** What is not in the file, and why. */
  readonly problems: readonly string[];
}

/** A movie's short hash, and the places in the playlist that have it. */
export interface HashAnswer {
  readonly shortHash: string;
  readonly places: readonly number[];
}

/** What the worker can be asked for. Every answer is a promise. */
export interface WorkerCalls {
  readonly open: (file: Blob) => Overview;
  /** Which notes have all words of a query, in themselves, in their drawings or in their movie's name. */
  readonly search: (query: string) => Uint32Array;
  readonly movie: (place: number) => readonly Fact[];
  readonly frame: (request: FrameRequest) => FrameLook;
  readonly find: (movie: Blob) => HashAnswer;
  readonly export: (request: ExportRequest) => ExportedFile;
}

export type CallName = keyof WorkerCalls;

export interface Call {
  readonly id: number;
  readonly name: CallName;
  readonly argument: unknown;
}

export interface Progress {
  readonly kind: "progress";
  readonly bytes: number;
  readonly totalBytes: number;
  readonly movies: number;
  readonly annotations: number;
}

export type FromWorker =
  | Progress
  /** Notes, in order, while `open` is under way. */
  | { readonly kind: "notes"; readonly notes: readonly NoteEntry[] }
  | { readonly kind: "answer"; readonly id: number; readonly value: unknown }
  | { readonly kind: "failure"; readonly id: number; readonly message: string };

export function pictureKey(place: number, frame: number): string {
  return `${place}:${frame}`;
}
