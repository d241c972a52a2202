import { CommandUrlError, parseCommandUrl, type Command } from "@cinesync/commands";
import { CliError } from "../base/cli-error.ts";
import { colorsFor } from "../base/colors.ts";
import { shorten, singleLine } from "../base/escape-controls.ts";
import { wordError } from "../base/word-error.ts";
import { STANDARD } from "../io/read-chunks.ts";
import { readText } from "../io/read-text.ts";
import { print } from "../io/write-output.ts";
import type { Run } from "../spec/command-spec.ts";
import type { parseUrlSpec } from "../specs/parse-url.ts";
import { pad } from "../text/fit.ts";

export const parseUrl: Run<typeof parseUrlSpec> = async ({ operands: [given = ""], options }) => {
  const lines = given === STANDARD ? (await readText(STANDARD)).split("\n") : [given];
  const urls = lines.map((line) => line.trim()).filter((line) => line !== "");
  for (const [index, url] of urls.entries()) {
    const command = parse(url);
    if (options.json) await print(`${JSON.stringify(command)}\n`);
    else await print(`${index > 0 ? "\n" : ""}${describe(command)}\n`);
  }
  return 0;
};

function parse(url: string): Command {
  try {
    return parseCommandUrl(url);
  } catch (error) {
    if (!(error instanceof CommandUrlError)) throw error;
    throw new CliError(`${shorten(JSON.stringify(url))}: ${wordError(error).message}`, {
      code: error.code,
      cause: error,
    });
  }
}

function describe(command: Command): string {
  const colors = colorsFor(process.stdout);
  const fields = Object.entries(command).filter(([, value]) => value !== undefined) as [string, unknown][];
  const width = Math.max(...fields.map(([name]) => name.length));
  const lines = fields.map(([name, value]) => {
    const text = Array.isArray(value) ? value.join(", ") : String(value);
    return `${colors.bold(pad(name, width))}  ${singleLine(text)}`;
  });
  if (command.kind === "run-script" && command.query !== undefined) {
    for (const [name, value] of new URLSearchParams(command.query)) {
      lines.push(`${pad("", width)}  ${singleLine(`${name} = ${value}`)}`);
    }
  }
  return lines.join("\n");
}
