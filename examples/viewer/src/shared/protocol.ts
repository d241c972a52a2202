// The calls between page and worker: small, plain data. The session itself stays in the worker.
import type { MovieInfo } from "@cinesync/media-info";
import type { MarkerFormat, NoteRow } from "@cinesync/notes";
import type { PlayRange } from "@cinesync/session-xml";

/** A session without the content of its playlist entries. */
export interface Overview {
  readonly notes: string;
  readonly userData: string;
  readonly groups: readonly string[];
  readonly chat: string;
  readonly media: readonly MediaEntry[];
  /** Content that could be read but not shown as it is, a sentence each. */
  readonly warnings: readonly string[];
}

/** One line of the playlist. */
export interface MediaEntry {
  readonly kind: "file" | "group-movie";
  readonly name: string;
  readonly active: boolean;
  readonly groups: readonly string[];
  /** Number of frames with notes or drawings. */
  readonly frames: number;
  /** Last frame that the session mentions: sessions do not hold the length of a movie. */
  readonly lastFrame: number;
  readonly framesPerSecond: number | undefined;
  readonly playRange: PlayRange | undefined;
  /** Width of a pixel divided by its height, where the session says it. */
  readonly pixelAspect: number | undefined;
  /** File names of the movie's paths and URLs. */
  readonly fileNames: readonly string[];
}

/** One line of the list of notes. */
export interface NoteEntry {
  /** Identifies the note, also in a later save of the session. */
  readonly key: string;
  /** Playlist position of the movie, counted from 1; 0 for the notes on the session. */
  readonly position: number;
  /** Counted from 1; 0 for notes on a movie or on the session. */
  readonly frame: number;
  readonly timecode: string;
  /** Beginning of the note; the whole text comes with `FrameLook`. */
  readonly excerpt: string;
  /** Kinds of drawings on the frame; `""` for none. */
  readonly drawings: string;
}

/** One property of a movie, in the order in which it is shown. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Everything on one frame of a movie, or (frame 0) on the movie as a whole. */
export interface FrameLook {
  readonly notes: string;
  readonly timecode: string;
  /** The drawing as an SVG file that fills any box; `""` if nothing is drawn. */
  readonly svg: string;
  /** The drawing in words. */
  readonly description: string;
  /** Background color of a blank frame on which the drawing is seen best. */
  readonly background: string;
}

export interface FrameRequest {
  readonly position: number;
  readonly frame: number;
  /** Width of the shown picture divided by its height. */
  readonly shape: number;
}

/** Header of a movie file, and the playlist positions that it may belong to. */
export interface Identity {
  readonly shortHash: string;
  readonly info: MovieInfo | undefined;
  /** Why `info` is missing. */
  readonly problem: string;
  /** Positions with this short hash. */
  readonly byHash: readonly number[];
  /** Positions with this file name and no short hash. */
  readonly byName: readonly number[];
  /** Positions with this file name and another short hash. */
  readonly otherVersion: readonly number[];
  /** Positions whose name without extension and version is the same. */
  readonly similar: readonly number[];
}

export interface MovieFacts {
  readonly position: number;
  readonly info: MovieInfo | undefined;
}

export interface NoteEdit {
  readonly position: number;
  /** 0 for the note on the movie (or, at position 0, on the session). */
  readonly frame: number;
  readonly text: string;
}

/** A note that is done. */
export interface DoneNote {
  /** Key of the note that was marked; another one if that session identified the movie in another way. */
  readonly markedAs: string;
  readonly row: NoteRow;
}

/** The parts that an edit or new movie facts change. */
export interface Listing {
  readonly overview: Overview;
  readonly notes: readonly NoteEntry[];
}

export type TextFormat = "csv" | "markdown" | "json" | "report";
export type ExportFormat = TextFormat | MarkerFormat;

export interface ExportRequest {
  readonly format: ExportFormat;
  /** Name of the files, without an extension. */
  readonly name: string;
  /** Keys of the notes to export; undefined for all. */
  readonly keys: ReadonlySet<string> | undefined;
  /** Frames per second where neither session nor movie has them, as typed; `""` for none. */
  readonly defaultFrameRate: string;
  /** As typed; `""` for the movie's own, else 00:00:00:00. */
  readonly startTimecode: string;
  readonly firstFrame: number;
  readonly timeline: "movie" | "playlist";
  /** Shape of frames without a picture. */
  readonly shape: number;
  /** Pictures of frames, by `frameKey`. */
  readonly pictures: ReadonlyMap<string, FramePicture>;
}

export interface FramePicture {
  readonly picture: Blob;
  readonly includesDrawings: boolean;
}

export interface ExportedFile {
  readonly name: string;
  readonly file: Blob;
  /** Notes that the file lacks, and why. */
  readonly problems: readonly string[];
}

/** One frame, movie or session whose notes or drawings differ between two sessions. */
export interface Change {
  readonly kind: "added" | "removed" | "changed";
  /** True when a whole playlist entry was added or removed. */
  readonly isEntry: boolean;
  /** In the later session; 0 for the session, undefined for a movie that only the earlier one has. */
  readonly position: number | undefined;
  readonly mediaName: string;
  /** 0 for the movie or the session as a whole. */
  readonly frame: number;
  readonly before: string;
  readonly after: string;
  /** True if the note was done as it was before. */
  readonly wasDone: boolean;
  /** Drawings in words, `""` if they did not change. */
  readonly drawings: string;
  /** The drawing of each side as SVG; `""` for none. */
  readonly svgBefore: string;
  readonly svgAfter: string;
}

export interface CompareRequest {
  readonly earlier: File;
  /** Notes that were marked as done in any session. */
  readonly marked: readonly NoteRow[];
}

export interface Comparison {
  readonly earlierName: string;
  /** One sentence: movies, notes and drawings added, removed and changed. */
  readonly summary: string;
  readonly changes: readonly Change[];
  /** Both sessions in one. */
  readonly merged: Blob;
  /** Values that could not be merged without a decision. */
  readonly conflicts: readonly string[];
}

/** One movie of a session to be made. */
export interface NewMovie {
  readonly name: string;
  readonly shortHash: string;
  readonly framesPerSecond: number | undefined;
  readonly group: string;
  readonly note: string;
}

export interface NewSession {
  /** Folder where cineSync finds the movies; `""` to leave it to the short hashes. */
  readonly folder: string;
  readonly note: string;
  readonly movies: readonly NewMovie[];
}

/** The calls that the worker answers. Every answer is a promise. */
export interface WorkerCalls {
  readonly open: (file: Blob) => Overview;
  /** Indexes of the notes that have all words of a query, in themselves, their drawings or their movie's name. */
  readonly search: (query: string) => Uint32Array;
  readonly movie: (position: number) => readonly Fact[];
  readonly frame: (request: FrameRequest) => FrameLook;
  readonly identify: (movie: File) => Identity;
  readonly attach: (movies: readonly MovieFacts[]) => Listing;
  readonly setNote: (edit: NoteEdit) => Listing;
  /** The notes that are done, out of those that were marked in any session. */
  readonly findDone: (marked: readonly NoteRow[]) => readonly DoneNote[];
  /** The note as it is kept when it is marked. */
  readonly row: (key: string) => NoteRow | undefined;
  /** The session as a file. */
  readonly save: (format: "csc") => Blob;
  readonly export: (request: ExportRequest) => ExportedFile;
  readonly compare: (request: CompareRequest) => Comparison;
  readonly make: (session: NewSession) => Blob;
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

/** Identifies a frame of the playlist in maps. */
export function frameKey(position: number, frame: number): string {
  return `${position}:${frame}`;
}
