import { basename } from "node:path";
import process from "node:process";
import { inspect } from "node:util";
import { parseEventArguments } from "./arguments.ts";
import { lineOf } from "./error-line.ts";
import { EventError } from "./event-error.ts";
import { loadEventFrom, type LoadEventOptions } from "./load-event.ts";
import type { EventOfMode, SessionMode } from "./script-event.ts";
import { openInput } from "./standard-input.ts";

/** Options of an event script; all have defaults. */
export interface EventHandlerOptions<Mode extends SessionMode = SessionMode> extends LoadEventOptions<Mode> {
  /**
   * Whether the stack of an error follows its line. Default: whether the environment variable `CINESYNC_DEBUG` is set
   * and not empty.
   */
  readonly stack?: boolean | undefined;
}

/**
 * Runs an event script: reads the arguments and the session, calls the function, and waits for it.
 *
 * When the input is invalid or the function throws, one line goes to standard error and the process ends with exit code
 * 1 (or `process.exitCode`, if the function has set it), after pending output is written, even if something would keep
 * it alive. Without an error nothing is printed and the process ends by itself. A function that awaits a promise that
 * nothing resolves is an error too.
 *
 * The part of the session that the script leaves unread is read and dropped, so that cineSync neither blocks nor writes
 * to a closed pipe. If nothing arrives for two seconds, the session counts as ended; dropping stops two seconds after the
 * script ends. A closed output pipe is not an error.
 *
 * @param run The script. Its event depends on `options.session`; its result is ignored.
 * @returns A promise that resolves when the script and its input are done, and never rejects.
 *
 * @example
 * ```ts
 * import { eventHandler } from "@cinesync/event";
 *
 * const argv = ["--key=ASDF1234", "--save-format=JPEG"];
 * await eventHandler((event) => console.log(event.joinUrl), { argv, session: "none" }); // cinesync://session/ASDF1234
 * ```
 */
export async function eventHandler<Mode extends SessionMode = "whole">(
  run: (event: EventOfMode[Mode]) => unknown,
  options: EventHandlerOptions<Mode> = {},
): Promise<void> {
  const { argv = process.argv.slice(2), stdin = process.stdin } = options;
  const input = openInput(stdin);
  tolerateClosedOutput();

  const unfinished = (): void => {
    report(new EventError("never-finished", {}), options.stack);
  };
  process.once("beforeExit", unfinished);
  let failed = false;
  try {
    if (typeof run !== "function") {
      const expected =
        'a function, as in eventHandler(run, { session: "whole" | "media" | "parts" | "none" })';
      throw new EventError("invalid-option", { option: "run", expected, actual: typeof run });
    }
    const args = parseEventArguments(argv);
    if (options.session === "none") input.discard();
    await run(await loadEventFrom(args, input, options));
  } catch (error) {
    failed = true;
    report(error, options.stack);
  }
  await input.drain();
  process.off("beforeExit", unfinished);
  if (failed) await exit();
}

/** Prints an error in one line and sets the exit code. */
function report(error: unknown, stack: boolean | undefined): void {
  const script = basename(process.argv[1] ?? "") || "event script";
  process.stderr.write(`${script}: ${lineOf(error)}\n`);
  // `stack` alone would leave out causes and the members of an AggregateError.
  if ((stack ?? isDebugging()) && error instanceof Error && error.stack !== undefined) {
    process.stderr.write(`${inspect(error)}\n`);
  }
  if (process.exitCode === undefined || Number(process.exitCode) === 0) process.exitCode = 1;
}

function isDebugging(): boolean {
  try {
    return (process.env["CINESYNC_DEBUG"] ?? "") !== "";
  } catch {
    // Deno without the permission to read the environment.
    return false;
  }
}

/** Ends the process after all output is written. Where pipes are asynchronous, `process.exit` alone would cut it off. */
async function exit(): Promise<void> {
  await Promise.all(
    [process.stdout, process.stderr].map(
      (stream) =>
        new Promise<void>((resolve) => {
          stream.write("", () => {
            resolve();
          });
        }),
    ),
  );
  process.exit();
}

/** Keeps a closed output pipe from being an error. */
function tolerateClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (!stream.listeners("error").includes(ignoreClosedPipe)) stream.on("error", ignoreClosedPipe);
  }
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
