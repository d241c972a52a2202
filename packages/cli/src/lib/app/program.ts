import { Command, CommanderError, Option } from "commander";
import { CliError, optionError, type ExitStatus } from "../base/cli-error.ts";
import { colorsFor } from "../base/colors.ts";
import { singleLine } from "../base/escape-controls.ts";
import { expandFiles } from "../io/expand-files.ts";
import { optionName, type ArgumentSpec, type CommandInput, type CommandSpec } from "../spec/command-spec.ts";
import { GLOBAL_OPTIONS } from "../spec/global-options.ts";
import type { OptionSpec } from "../spec/option.ts";
import { columnsOf } from "../text/columns.ts";
import { wrap } from "../text/wrap.ts";
import { STATUSES } from "./statuses.ts";
import { COMMANDS, type CommandEntry } from "./table.ts";

/** A wrong command line. The message has been printed. */
export class UsageError extends CliError {}

/**
 * Parses a command line and runs its command.
 *
 * @param argv The words after the program's name.
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
    await program.parseAsync(withoutUnknown(argv), { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0)
      throw new UsageError(error.message.replace("error: ", ""), { code: "invalid-option", cause: error });
  }
  return status;
}

/** Leaves an unknown command to the parser alone, which otherwise prints the help of all commands. */
function withoutUnknown(argv: readonly string[]): readonly string[] {
  const [name = ""] = argv[0] === "help" ? argv.slice(1) : argv;
  const isKnown = name === "" || name === "help" || name.startsWith("-");
  return isKnown || COMMANDS.some(({ spec }) => spec.name === name) ? argv : [name];
}

function buildProgram(version: string, done: (status: ExitStatus) => void): Command {
  const program = styled(new Command("cinesync"), "cinesync")
    .description(
      "Inspect, validate, convert, merge and export cineSync sessions, and send commands to cineSync.",
    )
    .version(version, "-V, --version", "show the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show the help of a command")
    .addHelpText("after", () => `\nRun cinesync COMMAND --help for examples.\n\n${statusText(undefined)}`);
  for (const entry of COMMANDS) addCommand(program, entry, done);
  return program;
}

function addCommand(program: Command, { spec, run }: CommandEntry, done: (status: ExitStatus) => void): void {
  const command = styled(program.command(spec.name), `cinesync ${spec.name}`)
    .summary(spec.summary)
    .description([sentence(spec.summary), ...(spec.description ?? [])].join("\n\n"))
    .addHelpText("after", () => `\n${exampleText(spec)}\n\n${statusText(spec)}`);
  for (const argument of spec.arguments) command.argument(argumentTerm(argument), argument.description);
  const { help, ...globals } = GLOBAL_OPTIONS;
  command.helpOption("-h, --help", help.description);
  for (const [name, option] of Object.entries({ ...spec.options, ...globals }))
    command.addOption(commanderOption(name, option));
  command.action(async () => {
    done(await run(await readInput(spec, command)));
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
  const fallback = spec.defaultValue === undefined ? "" : ` (default: ${spec.defaultValue})`;
  // A list collects the text of each occurrence; it is parsed later, where an error can name the option.
  const option = new Option(`${short}${optionName(name)}${value}`, `${spec.description}${fallback}`);
  option.attributeName = () => name;
  if (name.startsWith("no")) option.negate = false;
  return spec.kind === "list"
    ? option.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value])
    : option;
}

/** The operands and options of a command, as its spec types them. */
async function readInput(spec: CommandSpec, command: Command): Promise<CommandInput<CommandSpec>> {
  const values = command.opts<Record<string, unknown>>();
  const options = Object.entries(spec.options).map(([name, option]): [string, unknown] => {
    try {
      return [name, valueOf(option, values[name])];
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      throw optionError(`${optionName(name)} ${error.message}`, error.hint);
    }
  });
  const args = command.processedArgs as readonly (string | readonly string[] | undefined)[];
  const operands: string[] = [];
  for (const [index, argument] of spec.arguments.entries()) {
    const texts = [args[index] ?? []].flat();
    const files = argument.completes === "file" ? await expandFiles(texts) : texts;
    if (argument.repeats !== true && files.length > 1)
      throw optionError(`${argument.name} must be one file, and ${texts.join(" ")} matches ${files.length}`);
    operands.push(...files);
  }
  return { operands, options: Object.fromEntries(options), version: command.parent?.version() ?? "" };
}

function valueOf(option: OptionSpec, value: unknown): unknown {
  if (option.kind === "flag") return value === true;
  if (option.kind === "list") {
    const texts = (value ?? []) as readonly string[];
    return texts.flatMap((text) => (option.parse ? option.parse(text) : text));
  }
  const text = (value as string | undefined) ?? option.defaultValue;
  return text === undefined || !option.parse ? text : option.parse(text);
}

/** Colors help on terminals, prints errors as one line, and keeps the parser from ending the process. */
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
        // "error: unknown option '--jsno'\n(Did you mean --json?)"; the option may hold any characters.
        const [reason = "", suggestion] = text.trim().replace("error: ", "").split("\n(Did you mean ");
        const hint =
          suggestion === undefined ? `run ${name} --help` : `did you mean ${suggestion.slice(0, -1)}`;
        write(`${err.red("cinesync:")} ${singleLine(reason)}; ${singleLine(hint)}\n`);
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
