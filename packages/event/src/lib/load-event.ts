import process from "node:process";
import {
  readMedia,
  readSession,
  readSessionParts,
  SessionXmlError,
  type ReadOptions,
  type Session,
  type Source,
} from "@cinesync/session-xml";
import { parseEventArguments, type EventArguments } from "./arguments.ts";
import { BY_HAND } from "./by-hand.ts";
import type { EventContext, EventOfMode, SessionMode } from "./event.ts";
import { EventError } from "./event-error.ts";
import { findSavedFrames } from "./saved-frames.ts";
import { takeInput, type Input } from "./standard-input.ts";
import { messageOf } from "./text.ts";

/** Where an event comes from; everything has a default. */
export interface LoadEventOptions<Mode extends SessionMode = SessionMode> {
  /** The arguments behind the script's name. Default: `process.argv.slice(2)`. */
  readonly argv?: readonly string[] | undefined;
  /** The session file. Default: `process.stdin`. */
  readonly stdin?: Source | undefined;
  /** How to take the session. Default: `"whole"`. */
  readonly session?: Mode | undefined;
  /** Passed on to the reader of the session: limits, and who hears of warnings. Default: its defaults. */
  readonly read?: ReadOptions | undefined;
}

/**
 * Reads what cineSync hands to a script: the arguments, and the session if the script takes it whole.
 *
 * A Node stream is neither closed when reading it ends early, nor drained: `eventHandler` does that.
 *
 * @throws {EventError} when an argument is not as it has to be; with the session taken whole also when there is none
 * or it cannot be read.
 */
export async function loadEvent<Mode extends SessionMode = "whole">(
  options: LoadEventOptions<Mode> = {},
): Promise<EventOfMode[Mode]> {
  const { argv = process.argv.slice(2), stdin = process.stdin } = options;
  return loadEventFrom(parseEventArguments(argv), takeInput(stdin), options);
}

/** As `loadEvent`, for those who keep hold of the input. */
export async function loadEventFrom<Mode extends SessionMode>(
  given: EventArguments,
  input: Input,
  options: LoadEventOptions<Mode>,
): Promise<EventOfMode[Mode]> {
  const { session: mode = "whole", read } = options;
  const context: EventContext = {
    ...given,
    savedFramePath: async (mediaFile, frame) => (await findSavedFrames(mediaFile, frame, given))[0],
    savedFramePaths: (mediaFile, frame) => findSavedFrames(mediaFile, frame, given),
  };
  const makers: { readonly [Each in SessionMode]: () => Promise<EventOfMode[Each]> | EventOfMode[Each] } = {
    whole: async () => ({ ...context, session: await readWhole(input, read) }),
    media: () => ({ ...context, media: explained(input, (source) => readMedia(source, read)) }),
    parts: () => ({ ...context, parts: explained(input, (source) => readSessionParts(source, read)) }),
    none: () => context,
  };
  return makers[mode as Mode]();
}

async function readWhole(input: Input, read: ReadOptions | undefined): Promise<Session> {
  refuseTerminal(input);
  try {
    return await readSession(input.source, read);
  } catch (error) {
    throw explain(error);
  }
}

/** What is read, with errors that say that they are about the session on standard input. */
async function* explained<Item>(
  input: Input,
  read: (source: Source) => AsyncIterable<Item>,
): AsyncGenerator<Item, void, undefined> {
  refuseTerminal(input);
  try {
    yield* read(input.source);
  } catch (error) {
    throw explain(error);
  }
}

function refuseTerminal(input: Input): void {
  if (!input.isTerminal) return;
  throw new EventError(
    "missing-session",
    `There is no session: standard input is a terminal, where cineSync would hand over the current session. ${BY_HAND}`,
  );
}

function explain(cause: unknown): EventError {
  if (cause instanceof SessionXmlError && cause.code === "empty-document") {
    return new EventError(
      "missing-session",
      `There is no session: standard input is empty, where cineSync would hand over the current session. ${BY_HAND}`,
      { cause },
    );
  }
  return new EventError(
    "unreadable-session",
    `The session on standard input cannot be read: ${messageOf(cause)}`,
    { cause },
  );
}
