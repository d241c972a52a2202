import { Command, CommanderError, Option } from "commander";
import { CliError, type ExitStatus } from "../base/cli-error.ts";
import { colorsFor } from "../base/colors.ts";
import { onOneLine } from "../base/printable.ts";
import { optionName, type ArgumentSpec, type CommandSpec, type Given } from "../spec/command-spec.ts";
import type { OptionSpec } from "../spec/option.ts";
import { columnsOf } from "../text/columns.ts";
import { wrap } from "../text/wrap.ts";
import { STATUSES } from "./statuses.ts";
import { COMMANDS, type CommandEntry } from "./table.ts";

/** How a command line that is wrong ends: the message has been shown. */
export class UsageError extends Error {}

/**
 * Understands a command line and runs its command.
 *
 * @param argv What follows the program's name.
 * @throws {UsageError} when the command line is wrong.
 */
export async function runProgram(argv: readonly string[], version: string): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const program = buildProgram(version, (result) => {
    status = result;
  });
  try {
    if (argv.length === 0) {
      program.outputHelp({ error: true });
      return 2;
    }
    await program.parseAsync(withHelpOfCommand(argv), { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new UsageError(error.message, { cause: error });
  }
  return status;
}

/**
 * `help url parse` as `url parse --help`. Of a command that there is not, the parser would print the help of all: it is
 * left alone, for the parser to say so.
 */
function withHelpOfCommand(argv: readonly string[]): readonly string[] {
  const [first = "", ...rest] = argv;
  const words = first === "help" ? rest : argv;
  const [name = ""] = words;
  const isKnown = COMMANDS.some(({ spec }) => spec.name.split(" ")[0] === name);
  if (!isKnown && name !== "" && name !== "help" && !name.startsWith("-")) return [name];
  return first === "help" && isKnown ? [...words, "--help"] : argv;
}

function buildProgram(version: string, done: (status: ExitStatus) => void): Command {
  const program = styled(new Command("cinesync"), "cinesync")
    .description(
      "Look into, check, convert, merge and export cineSync sessions, and send commands to cineSync.",
    )
    .version(version, "--version", "print the version")
    .helpOption("-h, --help", "print this help, or that of a command")
    .helpCommand("help [command]", "print the help of a command")
    .addOption(debugOption())
    .addHelpText("after", () => `\nRun cinesync COMMAND --help for examples.\n\n${statusText(undefined)}`);
  const parents = new Map<string, Command>();
  for (const entry of COMMANDS) addCommand(program, parents, entry, done);
  return program;
}

function addCommand(
  program: Command,
  parents: Map<string, Command>,
  { spec, run }: CommandEntry,
  done: (status: ExitStatus) => void,
): void {
  const [first = "", second] = spec.name.split(" ");
  let parent = program;
  if (second !== undefined) {
    parent =
      parents.get(first) ??
      styled(program.command(first), `cinesync ${first}`).description(`work with cinesync: URLs (${second})`);
    parents.set(first, parent);
  }
  const command = styled(parent.command(second ?? first), `cinesync ${spec.name}`)
    .summary(spec.summary)
    .description([sentence(spec.summary), ...(spec.description ?? [])].join("\n\n"))
    .addHelpText("after", () => `\n${exampleText(spec)}\n\n${statusText(spec)}`);
  for (const argument of spec.arguments) command.argument(argumentTerm(argument), argument.description);
  for (const [name, option] of Object.entries(spec.options)) command.addOption(commanderOption(name, option));
  command.addOption(debugOption()).action(async () => {
    done(await run(takeGiven(spec, command)));
  });
}

/** `<FILE>`, `[MOVIE...]` */
function argumentTerm({ name, required = true, repeats = false }: ArgumentSpec): string {
  const term = `${name}${repeats ? "..." : ""}`;
  return required ? `<${term}>` : `[${term}]`;
}

function commanderOption(name: string, spec: OptionSpec): Option {
  const short = spec.short === undefined ? "" : `-${spec.short}, `;
  const value = spec.kind === "flag" ? "" : ` <${spec.placeholder ?? "VALUE"}>`;
  const fallback = spec.defaultText === undefined ? "" : ` (default: ${spec.defaultText})`;
  // A list collects the texts of all its occurrences; what they mean is told later, where the option can be named.
  const option = new Option(`${short}${optionName(name)}${value}`, `${spec.description}${fallback}`);
  option.attributeName = () => name;
  if (name.startsWith("no")) option.negate = false;
  return spec.kind === "list"
    ? option.argParser((given: string, before: readonly string[] | undefined) => [...(before ?? []), given])
    : option;
}

function debugOption(): Option {
  return new Option("--debug", "show where an error comes from");
}

/** What the command gets, as its spec says. */
function takeGiven(spec: CommandSpec, command: Command): Given<CommandSpec> {
  const given = command.opts<Record<string, unknown>>();
  const options = Object.entries(spec.options).map(([name, option]): [string, unknown] => {
    try {
      return [name, valueOf(option, given[name])];
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      throw new CliError(`${optionName(name)}: ${error.message}`, {
        hint: `Run cinesync ${spec.name} --help for what it can be.`,
      });
    }
  });
  return {
    operands: command.processedArgs.flat().filter((one): one is string => typeof one === "string"),
    options: Object.fromEntries(options),
  };
}

function valueOf(option: OptionSpec, given: unknown): unknown {
  if (option.kind === "flag") return given === true;
  if (option.kind === "list") {
    const texts = (given ?? []) as readonly string[];
    return texts.flatMap((text) => (option.parse ? option.parse(text) : text));
  }
  const text = (given as string | undefined) ?? option.defaultText;
  return text === undefined || !option.parse ? text : option.parse(text);
}

/** Help in colour on terminals, errors as one line, no end of the process from inside the parser. */
function styled(command: Command, name: string): Command {
  const [out, err] = [colorsFor(process.stdout), colorsFor(process.stderr)];
  return command
    .exitOverride()
    .showSuggestionAfterError(true)
    .allowExcessArguments(false)
    .configureHelp({
      minWidthToWrap: 10,
      styleTitle: (title) => out.bold(title),
      styleCommandText: (text) => out.cyan(text),
      styleOptionText: (text) => out.cyan(text),
      subcommandTerm: (sub) => sub.name(),
      showGlobalOptions: false,
    })
    .configureOutput({
      getOutHasColors: () => out.isColorSupported,
      getErrHasColors: () => err.isColorSupported,
      outputError: (text, write) => {
        // "error: what\n(Did you mean --this?)"; what was given may hold anything.
        const [, what = "", suggestion] =
          /^(?:error: )?([^]*?)\.?(?:\n\((Did you mean [^\n]*)\))?$/.exec(text.trim()) ?? [];
        const hint = suggestion ?? `Run ${name} --help for help.`;
        write(`${err.red("cinesync:")} ${onOneLine(what)}. ${onOneLine(hint)}\n`);
      },
    });
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function exampleText({ examples }: CommandSpec): string {
  const colors = colorsFor(process.stdout);
  const lines = examples.map(({ line, does }) => `  ${colors.dim(`# ${does}`)}\n  ${colors.cyan(line)}`);
  return `${colors.bold("Examples:")}\n${lines.join("\n")}`;
}

function statusText(spec: CommandSpec | undefined): string {
  const colors = colorsFor(process.stdout);
  const lines = ([0, 1, 2] as const).flatMap((status) => {
    const meaning = status === 1 && spec ? spec.statuses?.[1] : STATUSES[status];
    return meaning === undefined ? [] : [`  ${status}  ${wrap(meaning, columnsOf(process.stdout), 5)}`];
  });
  return `${colors.bold("Exit status:")}\n${lines.join("\n")}`;
}
