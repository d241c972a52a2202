import { basename } from "node:path";
import process from "node:process";
import { parseEventArguments } from "./arguments.ts";
import type { EventOfMode, SessionMode } from "./event.ts";
import { loadEventFrom, type LoadEventOptions } from "./load-event.ts";
import { takeInput } from "./standard-input.ts";
import { lineOf } from "./text.ts";

/** How an event script is run; everything has a default. */
export interface EventHandlerOptions<Mode extends SessionMode = SessionMode> extends LoadEventOptions<Mode> {
  /**
   * Whether an error is reported with its stack below its line. Default: whether the environment variable
   * `CINESYNC_DEBUG` is set to something.
   */
  readonly stack?: boolean | undefined;
}

/**
 * Runs an event script: reads the arguments and the session, calls the function, and waits for it.
 *
 * An error, of the surroundings or of the function, becomes one line on standard error and the exit status 1 (or
 * `process.exitCode`, if the function has set it); output that is still on its way is written first, then the
 * process ends even if something would keep it alive. When all went well, nothing is said and the process ends
 * by itself. A function that never finishes because nothing is left to wait for is an error too.
 *
 * What the script does not read of the session is read and dropped, so that cineSync is neither held up nor meets
 * a closed pipe. Whoever reads the script's output may go away: that alone is no error.
 *
 * @param run The script. It gets the event that `options.session` asks for; its result is not looked at.
 * @returns A promise that resolves when all is done, and never rejects.
 */
export async function eventHandler<Mode extends SessionMode = "whole">(
  run: (event: EventOfMode[Mode]) => unknown,
  options: EventHandlerOptions<Mode> = {},
): Promise<void> {
  const { argv = process.argv.slice(2), stdin = process.stdin } = options;
  const input = takeInput(stdin);
  tolerateClosedOutput();

  const unfinished = (): void => {
    report(new Error("The script's function waits for something that can no longer happen."), options.stack);
  };
  process.once("beforeExit", unfinished);
  let failed = false;
  try {
    const given = parseEventArguments(argv);
    if (options.session === "none") input.discard();
    await run(await loadEventFrom(given, input, options));
  } catch (error) {
    failed = true;
    report(error, options.stack);
  }
  await input.drain();
  process.off("beforeExit", unfinished);
  if (failed) await exit();
}

/** Says what is wrong in one line, and sees to the exit status. */
function report(error: unknown, stack: boolean | undefined): void {
  const script = basename(process.argv[1] ?? "") || "event script";
  process.stderr.write(`${script}: ${lineOf(error)}\n`);
  if ((stack ?? isDebugging()) && error instanceof Error && error.stack !== undefined) {
    process.stderr.write(`${error.stack}\n`);
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

/** Ends the process when all output is out: where pipes are asynchronous, `process.exit` alone would cut it off. */
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

/** Keeps a reader of the script's output that has gone away from being an error. */
function tolerateClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (!stream.listeners("error").includes(ignoreClosedPipe)) stream.on("error", ignoreClosedPipe);
  }
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
