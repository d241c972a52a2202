import { expectOptions } from "./expect-argument.ts";
import process from "node:process";
import {
  readMedia,
  readSession,
  readSessionParts,
  showValue,
  SessionXmlError,
  type ReadOptions,
  type Session,
  type Source,
} from "@cinesync/session-xml";
import { parseEventArguments, type EventArguments } from "./arguments.ts";
import { messageOf } from "./error-line.ts";
import { EventError } from "./event-error.ts";
import { savedFrameFinder } from "./saved-frames.ts";
import type { EventContext, EventOfMode, SessionMode } from "./script-event.ts";
import { LONGEST_SILENCE, openInput, type Input } from "./standard-input.ts";

/** Options of {@link loadEvent}; all have defaults. */
export interface LoadEventOptions<Mode extends SessionMode = SessionMode> {
  /** The arguments after the script's name. Default: `process.argv.slice(2)`. */
  readonly argv?: readonly string[] | undefined;
  /** The session file. Default: `process.stdin`. */
  readonly stdin?: Source | undefined;
  /** The form in which the script gets the session. Default: `"whole"`. */
  readonly session?: Mode | undefined;
  /** Options for reading the session: limits, and `onWarning`. Default: the reader's defaults. */
  readonly read?: ReadOptions | undefined;
}

/**
 * Parses the arguments that cineSync passes to a script, and reads the session if the script takes it whole.
 *
 * It leaves a Node stream open when reading ends early, and does not drain it; `eventHandler` does both. If nothing
 * arrives for two seconds, the session counts as ended.
 *
 * @throws {EventError} when an argument or an option is invalid, or when a session to be read whole is missing or
 * invalid.
 *
 * @example
 * ```ts
 * import { loadEvent } from "@cinesync/event";
 *
 * const argv = ["--key=ASDF1234", "--save-format=JPEG"];
 * const event = await loadEvent({ argv, session: "none" });
 * console.log(event.sessionKey); // ASDF1234
 * ```
 */
export async function loadEvent<Mode extends SessionMode = "whole">(
  options: LoadEventOptions<Mode> = {},
): Promise<EventOfMode[Mode]> {
  expectOptions(options, { read: "object" });
  const { argv = process.argv.slice(2), stdin = process.stdin } = options;
  return loadEventFrom(parseEventArguments(argv), openInput(stdin), options);
}

/** Like `loadEvent`, for callers that need the input afterwards. */
export async function loadEventFrom<Mode extends SessionMode>(
  args: EventArguments,
  input: Input,
  options: LoadEventOptions<Mode>,
): Promise<EventOfMode[Mode]> {
  const { session: mode = "whole", read } = options;
  /** Combines further fields with those of the arguments. Copies descriptors, because getters of invalid ones throw. */
  const event = <More extends object>(more: More, session?: Session): EventContext & More => {
    const savedFramePaths = savedFrameFinder(args, session);
    return Object.defineProperties(
      {
        savedFramePath: async (media, frame) => (await savedFramePaths(media, frame))[0],
        savedFramePaths,
        ...more,
      } satisfies Partial<EventContext>,
      Object.getOwnPropertyDescriptors(args),
    ) as unknown as EventContext & More;
  };
  const loaders: { readonly [Each in SessionMode]: () => Promise<EventOfMode[Each]> | EventOfMode[Each] } = {
    whole: async () => {
      const session = await readWhole(input, read);
      return event({ session }, session);
    },
    media: () => event({ media: explained(input, (source) => readMedia(source, read)) }),
    parts: () => event({ parts: explained(input, (source) => readSessionParts(source, read)) }),
    none: () => event({}),
  };
  if (!Object.hasOwn(loaders, mode)) {
    const expected = Object.keys(loaders)
      .map((each) => `"${each}"`)
      .join(", ");
    throw new EventError("invalid-option", {
      option: "session",
      expected: `one of ${expected}`,
      actual: showValue(mode),
    });
  }
  return loaders[mode as Mode]();
}

async function readWhole(input: Input, read: ReadOptions | undefined): Promise<Session> {
  refuseTerminal(input);
  try {
    return await readSession(input.source, read);
  } catch (error) {
    throw explain(error, input);
  }
}

/** Wraps a reader so that its errors name standard input. */
async function* explained<Item>(
  input: Input,
  read: (source: Source) => AsyncIterable<Item>,
): AsyncGenerator<Item, void, undefined> {
  refuseTerminal(input);
  try {
    yield* read(input.source);
  } catch (error) {
    throw explain(error, input);
  }
}

function refuseTerminal(input: Input): void {
  if (input.isTerminal) throw new EventError("missing-session", { reason: "a terminal" });
}

function explain(cause: unknown, input: Input): EventError {
  const silence = `silent for ${LONGEST_SILENCE / 1000} seconds`;
  if (cause instanceof SessionXmlError && cause.code === "empty-document") {
    return new EventError("missing-session", { reason: input.isSilent ? silence : "empty" }, { cause });
  }
  const reason = messageOf(cause);
  const details = { reason: input.isSilent ? `its writer was ${silence}: ${reason}` : reason };
  return new EventError("unreadable-session", details, { cause });
}
