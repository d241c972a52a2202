import { spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { encodeSession } from "@cinesync/session-xml";
import { CliError, optionError } from "../base/cli-error.ts";
import { onAbruptEnd } from "../base/cleanup.ts";
import { colorsFor } from "../base/colors.ts";
import { escapeControls } from "../base/escape-controls.ts";
import { notice, summarize, warn } from "../io/messages.ts";
import { readWhole } from "../session/read-session.ts";
import { forSystem } from "../session/batch-file.ts";
import { splitCommandLine } from "../session/split-command-line.ts";
import type { CommandInput, Run } from "../spec/command-spec.ts";
import type { simulateSpec } from "../specs/simulate.ts";
import { quoteArgument } from "../text/quote-argument.ts";

type Options = CommandInput<typeof simulateSpec>["options"];

interface End {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly seconds: number;
}

export const simulate: Run<typeof simulateSpec> = async ({ operands: [file = ""], options }) => {
  if (options.script === undefined) {
    throw optionError("--script is required", 'for example --script "node script.js"');
  }
  const [program = "", ...own] = splitCommandLine(options.script);
  const added = await addedArguments(options);
  // Read first, so that no script starts with half a session.
  const session = encodeSession(await readWhole(file));
  const colors = colorsFor(process.stderr);
  notice(
    colors.dim(
      `running: ${[program, ...own, ...added].map((one) => quoteArgument(escapeControls(one))).join(" ")}`,
    ),
  );
  const end = await run(program, [...own, ...added], session);
  const how = end.signal === null ? `status ${end.status ?? "unknown"}` : `signal ${end.signal}`;
  const style = end.status === 0 ? colors.green : colors.red;
  summarize(style(`the script ended with ${how} after ${end.seconds.toFixed(2)} s`));
  return end.status === 0 ? 0 : 1;
};

/** The arguments that cineSync adds at the end of the command line. */
async function addedArguments(options: Options): Promise<readonly string[]> {
  const { key, offline, saveDir, saveFormat, url, user, offlineKey, pdf } = options;
  if (offline && key !== undefined) throw optionError("--key and --offline cannot be used together");
  if (key === "") throw optionError("--key must not be empty", "leave it out for an offline session");
  if (saveDir !== undefined && (await stat(saveDir).catch(() => undefined))?.isDirectory() !== true) {
    throw optionError(`--save-dir must be a folder, got ${escapeControls(saveDir)}`);
  }
  if (url !== undefined && !/^cinesync:\/\/script\//i.test(url)) {
    warn("--url is not a cinesync://script/… URL, as cineSync gives to scripts");
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
  const { command, commandArgs, verbatim } = forSystem(program, args);
  const child = spawn(command, commandArgs, {
    stdio: ["pipe", "inherit", "inherit"],
    windowsHide: true,
    windowsVerbatimArguments: verbatim,
  });
  // A signal that ends the simulation ends the script too.
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
  // A script may close its input early, without reading it; that is not an error.
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
      ? "no such program"
      : cause.code === "EACCES"
        ? "it is not a program, or must not be run"
        : cause.message;
  return new CliError(`cannot start ${escapeControls(program)}: ${reason}`, {
    cause,
    code: "cannot-start",
    hint: "name the interpreter first, for example node script.js",
  });
}
