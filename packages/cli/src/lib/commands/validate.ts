import { validateSessionXml, type ValidationIssue, type ValidationResult } from "@cinesync/session-xml";
import { CliError, optionError, type ExitStatus } from "../base/cli-error.ts";
import { colorsFor, type Colors } from "../base/colors.ts";
import { escapeControls, singleLine } from "../base/escape-controls.ts";
import { wordError } from "../base/word-error.ts";
import { eachInput, printResults } from "../io/json-results.ts";
import { summarize } from "../io/messages.ts";
import { inputName, prepend, readChunks } from "../io/read-chunks.ts";
import { print } from "../io/write-output.ts";
import { readExcerpts, type Excerpt } from "../session/excerpts.ts";
import { toSarif, type UnreadFile, type ValidatedFile } from "../session/sarif.ts";
import type { CommandInput, Run } from "../spec/command-spec.ts";
import type { validateSpec } from "../specs/validate.ts";
import { columnsOf } from "../text/columns.ts";
import { fit, fitEnd, textWidth } from "../text/fit.ts";
import { plural } from "../text/plural.ts";

type Options = CommandInput<typeof validateSpec>["options"];

/** Excerpts come out of as many bytes of an input, which is read only once. */
const KEPT = 8_000_000;
/** Lines that are named of equal issues. */
const NAMED_LINES = 10;

export const validate: Run<typeof validateSpec> = async ({ operands, options, version }) => {
  if (options.json && options.sarif) throw optionError("--json and --sarif cannot be used together");
  if (options.sarif) return printSarif(operands, options, version);
  if (options.json) {
    return printResults(operands, async function* (file) {
      yield ["file", file];
      const { valid, issues } = await check(readChunks(file), file, options);
      yield* Object.entries({ schema: options.schema, valid, issues });
      return valid ? 0 : 1;
    });
  }
  return eachInput(operands, async (file) => {
    const kept: Uint8Array[] = [];
    const result = await check(keeping(readChunks(file), kept), file, options);
    await showIssues(file, result, kept);
    return result.valid ? 0 : 1;
  });
};

async function printSarif(
  operands: readonly string[],
  options: Options,
  version: string,
): Promise<ExitStatus> {
  const files: ValidatedFile[] = [];
  const unread: UnreadFile[] = [];
  const status = await eachInput(operands, async (file) => {
    try {
      const { valid, issues } = await check(readChunks(file), file, options);
      files.push({ file, valid, issues });
      return valid ? 0 : 1;
    } catch (error) {
      unread.push({ file, error: wordError(error).message });
      throw error;
    }
  });
  await print(`${JSON.stringify(toSarif(files, unread, version), undefined, 2)}\n`);
  return status;
}

async function check(
  chunks: AsyncGenerator<Uint8Array>,
  file: string,
  { schema }: Options,
): Promise<ValidationResult> {
  const first = await chunks.next();
  const start = first.done === true ? new Uint8Array() : first.value;
  // The validator takes JSON for a session of cineSync 5.
  if (
    /^(?:\u00ef\u00bb\u00bf)?\s*\{\s*"version"\s*:\s*\d/.test(Buffer.from(start).toString("latin1", 0, 1000))
  ) {
    throw new CliError(`validate checks .csc files only, and ${inputName(file)} is JSON`, {
      hint: `convert it first: cinesync convert ${escapeControls(file)}`,
    });
  }
  return validateSessionXml(prepend([start], chunks), { schema });
}

async function* keeping(
  chunks: AsyncIterable<Uint8Array>,
  kept: Uint8Array[],
): AsyncGenerator<Uint8Array, void, undefined> {
  let size = 0;
  for await (const chunk of chunks) {
    if (size < KEPT) kept.push(chunk);
    size += chunk.length;
    yield chunk;
  }
}

async function showIssues(
  file: string,
  { valid, issues }: ValidationResult,
  kept: readonly Uint8Array[],
): Promise<void> {
  const colors = colorsFor(process.stdout);
  const groups = new Map<string, ValidationIssue[]>();
  for (const issue of issues) {
    const key = `${issue.severity} ${issue.code} ${issue.message}`;
    const equal = groups.get(key);
    if (equal) equal.push(issue);
    else groups.set(key, [issue]);
  }
  const excerpts = readExcerpts(
    [...groups.values()].flatMap(([first]) => first ?? []),
    kept,
  );
  for (const [issue, ...others] of groups.values()) {
    if (issue === undefined) continue;
    const { line = 1, column = 1, severity, code, message } = issue;
    const color = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity];
    const position = colors.bold(`${escapeControls(file)}:${line}:${column}:`);
    // The list has a limit, which the command does not let users change.
    const text = code === "too-many-issues" ? "more issues are left out" : message;
    await print(`${position} ${color(severity)} ${code} ${singleLine(text)}\n`);
    const excerpt = excerpts.get(issue);
    if (excerpt && excerpt.text.trim() !== "") await print(drawExcerpt(excerpt, colors));
    if (others.length > 0) {
      const lines = others.slice(0, NAMED_LINES).map((other) => other.line ?? 1);
      const more = others.length - lines.length;
      const tail = more > 0 ? ` and ${more} more` : "";
      await print(
        colors.dim(`    also on ${lines.length === 1 ? "line" : "lines"} ${lines.join(", ")}${tail}\n`),
      );
    }
  }
  const count = (severity: ValidationIssue["severity"]): number =>
    issues.filter((issue) => issue.severity === severity && issue.code !== "too-many-issues").length;
  const [errors, warnings] = [count("error"), count("warning")];
  summarize(
    [
      `${inputName(file)}: ${valid ? "valid" : "not valid"}`,
      ...(errors > 0 ? [plural(errors, "error")] : []),
      ...(warnings > 0 ? [plural(warnings, "warning")] : []),
      ...(issues.some(({ code }) => code === "too-many-issues") ? ["more left out"] : []),
    ].join(", "),
  );
}

/** The line, and a caret below the position, no wider than the terminal. */
function drawExcerpt({ text, at, cutBefore, cutAfter }: Excerpt, colors: Colors): string {
  const indent = cutBefore ? 0 : Math.min(at, text.length - text.trimStart().length);
  const clean = (part: string): string => escapeControls(part.replaceAll("\t", " "));
  const room = Math.max(10, (columnsOf(process.stdout) ?? Infinity) - 4);
  const start = fitEnd(`${cutBefore ? "…" : ""}${clean(text.slice(indent, at))}`, Math.floor(room * 0.6));
  const rest = fit(`${clean(text.slice(at)).trimEnd()}${cutAfter ? "…" : ""}`, room - textWidth(start));
  return `    ${colors.dim(start + rest)}\n    ${" ".repeat(textWidth(start))}${colors.green("^")}\n`;
}
