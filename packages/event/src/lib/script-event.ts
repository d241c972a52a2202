import type { Media, Session, SessionPart } from "@cinesync/session-xml";
import type { EventArguments } from "./arguments.ts";

/** The event of a script that takes no session: its arguments, and the location of saved frames. */
export interface EventContext extends EventArguments {
  /**
   * Returns the path of the newest picture that cineSync has saved of a frame, or undefined if there is none: see
   * `findSavedFrames`.
   */
  readonly savedFramePath: (mediaFile: Media, frame: number) => Promise<string | undefined>;
  /** Returns the paths of all pictures that cineSync has saved of a frame, newest first: see `findSavedFrames`. */
  readonly savedFramePaths: (mediaFile: Media, frame: number) => Promise<readonly string[]>;
}

/** Why cineSync runs the script, and the current session. */
export interface ScriptEvent extends EventContext {
  /** The current session, whole. */
  readonly session: Session;
}

/** An event whose session comes movie by movie, for sessions larger than memory. */
export interface MediaEvent extends EventContext {
  /**
   * The playlist in order, once. What belongs to no movie is skipped. Throws an `EventError` `missing-session` or
   * `unreadable-session` where it cannot go on.
   */
  readonly media: AsyncGenerator<Media, void, undefined>;
}

/** An event whose session comes in small parts, for sessions of any size. */
export interface PartsEvent extends EventContext {
  /**
   * Everything in the session in document order, once. Throws an `EventError` `missing-session` or
   * `unreadable-session` where it cannot go on.
   */
  readonly parts: AsyncGenerator<SessionPart, void, undefined>;
}

/** The event for each way of taking the session. */
export interface EventOfMode {
  /** The session in memory. */
  readonly whole: ScriptEvent;
  /** The session movie by movie. */
  readonly media: MediaEvent;
  /** The session in small parts. */
  readonly parts: PartsEvent;
  /** No session. */
  readonly none: EventContext;
}

/**
 * The form in which a script takes the session: `"whole"` in `event.session`, `"media"` movie by movie in `event.media`, `"parts"` in
 * small parts in `event.parts`, `"none"` not at all.
 */
export type SessionMode = keyof EventOfMode;
