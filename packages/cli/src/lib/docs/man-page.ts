import { optionName, type ArgumentSpec, type CommandSpec } from "../spec/command-spec.ts";
import { GLOBAL_OPTIONS } from "../spec/global-options.ts";
import type { OptionSpec } from "../spec/option.ts";

/** The man page, generated from the same specs as the help texts. */
export function manPage(
  commands: readonly CommandSpec[],
  statuses: Readonly<Record<number, string>>,
): string {
  const lines = [
    '.TH CINESYNC 1 "" "@cinesync/cli" "User Commands"',
    ".SH NAME",
    "cinesync \\- inspect, validate, convert, merge and export cineSync sessions",
    ".SH SYNOPSIS",
    ".B cinesync",
    ".I COMMAND",
    "[\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...",
    ".SH DESCRIPTION",
    roff(
      "Works with session files of cineSync and sends commands to the application. A file name of - means standard input or output. Session files may be packed with gzip (.csc.gz). Wildcards in file names are expanded by the program too, for shells that do not. No file is replaced without --force, and a file appears whole or not at all.",
    ),
    ".SH COMMANDS",
    ...commands.flatMap(commandLines),
    ".SH OPTIONS OF EVERY COMMAND",
    ...Object.entries(GLOBAL_OPTIONS).flatMap(([name, option]) =>
      definition(optionText(name, option), describe(option)),
    ),
    ".SH EXIT STATUS",
    ...Object.entries(statuses).flatMap(([status, meaning]) => definition(`\\fB${status}\\fR`, meaning)),
    ".SH ENVIRONMENT",
    ...definition("\\fBNO_COLOR\\fR", "if set, print without colors"),
    ...definition("\\fBFORCE_COLOR\\fR", "if set, print colors without a terminal too"),
    ...definition("\\fBCINESYNC_PASSWORD\\fR", "the password for cinesync start"),
  ];
  return `${lines.join("\n")}\n`;
}

function commandLines(spec: CommandSpec): readonly string[] {
  const operands = spec.arguments.map(operandText).join(" ");
  const statuses = Object.entries(spec.statuses ?? {});
  return [
    `.SS "cinesync ${spec.name}${operands === "" ? "" : ` ${operands}`}"`,
    roff(`${spec.summary.charAt(0).toUpperCase()}${spec.summary.slice(1)}.`),
    ...(spec.description ?? []).flatMap((paragraph) => [".PP", roff(paragraph)]),
    ...spec.arguments.flatMap(({ name, description }) => definition(`\\fI${escaped(name)}\\fR`, description)),
    ...Object.entries(spec.options).flatMap(([name, option]) =>
      definition(optionText(name, option), describe(option)),
    ),
    ...statuses.flatMap(([status, meaning]) => definition(`Exit status \\fB${status}\\fR`, meaning)),
    ".PP",
    "Examples:",
    ...spec.examples.flatMap(({ line, does }) => [
      ".PP",
      ".nf",
      ".RS",
      `# ${escaped(does)}`,
      escaped(line),
      ".RE",
      ".fi",
    ]),
  ];
}

function operandText({ name, required = true, repeats = false }: ArgumentSpec): string {
  const text = `${name}${repeats ? "..." : ""}`;
  return required ? text : `[${text}]`;
}

function optionText(name: string, { short, kind, placeholder = "" }: OptionSpec): string {
  const letter = short === undefined ? "" : `\\fB\\-${short}\\fR, `;
  const value = kind === "flag" ? "" : ` \\fI${escaped(placeholder)}\\fR`;
  return `${letter}\\fB${escaped(optionName(name))}\\fR${value}`;
}

function describe({ description, defaultValue }: OptionSpec): string {
  return defaultValue === undefined ? description : `${description} (default: ${defaultValue})`;
}

function definition(term: string, text: string): readonly string[] {
  return [".TP", term, roff(text)];
}

/** A paragraph: a dot or an apostrophe at its start would be a request. */
function roff(text: string): string {
  return escaped(text).replace(/^[.']/, "\\&$&");
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\e").replaceAll("-", "\\-");
}
