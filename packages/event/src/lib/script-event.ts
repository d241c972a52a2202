import type { Media, Session, SessionPart } from "@cinesync/session-xml";
import type { EventArguments } from "./arguments.ts";

/** The event of a script that takes no session: its arguments, and access to saved frames. */
export interface EventContext extends EventArguments {
  /**
   * Returns the path of the newest picture that cineSync has saved of a frame, or undefined if there is none. See
   * `findSavedFrames`.
   */
  readonly savedFramePath: (mediaFile: Media, frame: number) => Promise<string | undefined>;
  /** Returns the paths of all pictures that cineSync has saved of a frame, newest first. See `findSavedFrames`. */
  readonly savedFramePaths: (mediaFile: Media, frame: number) => Promise<readonly string[]>;
}

/** An event with the current session. */
export interface ScriptEvent extends EventContext {
  /** The current session, whole. */
  readonly session: Session;
}

/** An event whose session comes movie by movie, for sessions larger than memory. */
export interface MediaEvent extends EventContext {
  /**
   * Yields the playlist in order, once, without the session's own data. Throws an `EventError` `missing-session` or
   * `unreadable-session` when the session cannot be read any further.
   */
  readonly media: AsyncGenerator<Media, void, undefined>;
}

/** An event whose session comes in small parts, for sessions of any size. */
export interface PartsEvent extends EventContext {
  /**
   * Yields everything in the session in document order, once. Throws an `EventError` `missing-session` or
   * `unreadable-session` when the session cannot be read any further.
   */
  readonly parts: AsyncGenerator<SessionPart, void, undefined>;
}

/** The event for each {@link SessionMode}. */
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
 * The form in which a script gets the session: `"whole"` in `event.session`, `"media"` movie by movie in `event.media`,
 * `"parts"` in small parts in `event.parts`, or `"none"`.
 */
export type SessionMode = keyof EventOfMode;
