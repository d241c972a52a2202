import { spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { encodeSession } from "@cinesync/session-xml";
import { CliError, type ExitStatus } from "../base/cli-error.ts";
import { onAbruptEnd } from "../base/cleanup.ts";
import { colorsFor } from "../base/colors.ts";
import { onOneLine, printable } from "../base/printable.ts";
import { tell, warn } from "../io/tell.ts";
import { readWhole } from "../session/read-session.ts";
import { splitCommandLine } from "../session/split-command-line.ts";
import type { Given } from "../spec/command-spec.ts";
import type { simulateSpec } from "../specs/simulate.ts";
import { quoteArgument } from "../text/quote-argument.ts";

type Options = Given<typeof simulateSpec>["options"];

/** How a script ended. */
interface End {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly seconds: number;
}

export async function simulate({ operands, options }: Given<typeof simulateSpec>): Promise<ExitStatus> {
  const [file = ""] = operands;
  if (options.script === undefined) {
    throw new CliError("which script?", {
      hint: 'Give --script "COMMAND LINE", for example --script "node script.js".',
    });
  }
  const [program = "", ...own] = splitCommandLine(options.script);
  const added = await addedArguments(options);
  // The session is read before, so that a script never starts on half of one.
  const session = encodeSession(await readWhole(file));
  const colors = colorsFor(process.stderr);
  tell(
    colors.dim(
      `running: ${[program, ...own, ...added].map((one) => quoteArgument(printable(one))).join(" ")}`,
    ),
  );
  const end = await run(program, [...own, ...added], session);
  const how = end.signal === null ? `status ${end.status ?? "unknown"}` : `signal ${end.signal}`;
  const style = end.status === 0 ? colors.green : colors.red;
  tell(style(`the script ended with ${how} after ${end.seconds.toFixed(2)} s`));
  return end.status === 0 ? 0 : 1;
}

/** What cineSync adds at the end of the command line. */
async function addedArguments(options: Options): Promise<readonly string[]> {
  const { key, offline, saveDir, saveFormat, url, user, offlineKey, pdf } = options;
  if (offline && key !== undefined)
    throw new CliError("--key and --offline exclude one another", { hint: "Give one." });
  if (key === "")
    throw new CliError("--key is empty", { hint: "Leave it out for a session that is offline." });
  if (saveDir !== undefined && (await stat(saveDir).catch(() => undefined))?.isDirectory() !== true) {
    throw new CliError(`there is no folder ${printable(saveDir)}`, {
      hint: "Make it, and put pictures into it that are named like sh010.mov-00012.jpg.",
    });
  }
  if (url !== undefined && !/^cinesync:\/\/script\//i.test(url)) {
    warn(`${onOneLine(url)} is no cinesync://script/… URL, which is what cineSync hands to scripts`);
  }
  return [
    `--key=${key ?? "_OFFLINE_"}`,
    `--save-format=${saveFormat}`,
    ...(saveDir === undefined ? [] : [`--save-dir=${resolve(saveDir)}`]),
    ...(url === undefined ? [] : [`--url=${url}`]),
    ...(offlineKey === undefined ? [] : [`--offline-key=${offlineKey}`]),
    ...(user === undefined ? [] : [`--user=${user}`]),
    ...(pdf === undefined ? [] : [`--pdfPath=${resolve(pdf)}`]),
  ];
}

async function run(program: string, args: readonly string[], session: Uint8Array): Promise<End> {
  const started = performance.now();
  const child = spawn(program, args, { stdio: ["pipe", "inherit", "inherit"], windowsHide: true });
  // Whoever ends the simulation means the script too.
  const forget = onAbruptEnd(() => {
    child.kill();
  });
  const ended = new Promise<End>((done, fail) => {
    child.once("error", (error) => {
      fail(cannotStart(program, error));
    });
    child.once("close", (status, signal) => {
      done({ status, signal, seconds: (performance.now() - started) / 1000 });
    });
  });
  // A script that is not interested closes its input early, which is no error of ours.
  const fed = pipeline(Readable.from([session]), child.stdin).catch(() => undefined);
  try {
    const end = await ended;
    await fed;
    return end;
  } finally {
    forget();
  }
}

function cannotStart(program: string, cause: NodeJS.ErrnoException): CliError {
  const reason =
    cause.code === "ENOENT"
      ? "there is no such program"
      : cause.code === "EACCES"
        ? "it is no program, or may not be run"
        : cause.message;
  return new CliError(`cannot start ${printable(program)}: ${reason}`, {
    cause,
    hint: "Put the interpreter in front, for example node script.js, and check the path.",
  });
}
