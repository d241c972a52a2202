import { validateSessionXml, type ValidationIssue, type ValidationResult } from "@cinesync/session-xml";
import { CliError, type ExitStatus } from "../base/cli-error.ts";
import { keepMemorySmall } from "../base/keep-memory-small.ts";
import { colorsFor, type Colors } from "../base/colors.ts";
import { describeError } from "../base/describe-error.ts";
import { onOneLine, printable } from "../base/printable.ts";
import { programVersion } from "../base/version.ts";
import { inputName, readChunks, STANDARD } from "../io/read-chunks.ts";
import { tell } from "../io/tell.ts";
import { print } from "../io/write-output.ts";
import { readExcerpts, type Excerpt } from "../session/excerpts.ts";
import { rephrase } from "../base/rephrase.ts";
import { toSarif, type UnreadFile, type ValidatedFile } from "../session/sarif.ts";
import type { Given } from "../spec/command-spec.ts";
import type { validateSpec } from "../specs/validate.ts";
import { columnsOf } from "../text/columns.ts";
import { fit, fitEnd, textWidth } from "../text/fit.ts";
import { plural } from "../text/plural.ts";

type Options = Given<typeof validateSpec>["options"];

/** Standard input can be read once: lines are shown of as much of it as is kept. */
const KEPT = 8_000_000;

export async function validate({ operands, options }: Given<typeof validateSpec>): Promise<ExitStatus> {
  keepMemorySmall();
  if (options.json && options.sarif)
    throw new CliError("--json and --sarif exclude one another", { hint: "Give one." });
  const asData = options.json || options.sarif;
  const files: ValidatedFile[] = [];
  const unread: UnreadFile[] = [];
  let isValid = true;
  for (const file of operands) {
    try {
      const { valid, issues } = await validateFile(file, options, !asData);
      if (!valid) isValid = false;
      if (asData) files.push({ file, valid, issues });
    } catch (error) {
      // One file that cannot be read does not keep the others from being checked.
      if (!(error instanceof CliError)) throw error;
      unread.push({ file, error: error.message });
      tell(describeError(error));
    }
  }
  if (options.json) await print(`${JSON.stringify([...files, ...unread], undefined, 2)}\n`);
  if (options.sarif)
    await print(`${JSON.stringify(toSarif(files, unread, programVersion()), undefined, 2)}\n`);
  return unread.length > 0 ? 2 : isValid ? 0 : 1;
}

async function validateFile(file: string, options: Options, show: boolean): Promise<ValidationResult> {
  const kept: Uint8Array[] = [];
  const source = refusingJson(file, readChunks(file));
  const { schema, maxIssues } = options;
  const { valid, issues } = await validateSessionXml(
    file === STANDARD && show ? keeping(source, kept) : source,
    { schema, ...(maxIssues === undefined ? {} : { maxIssues }) },
  );
  const result = { valid, issues: issues.map((issue) => ({ ...issue, message: rephrase(issue.message) })) };
  if (show) {
    const again = file === STANDARD ? resupply(kept) : readChunks(file);
    const excerpts =
      result.issues.length === 0
        ? new Map<ValidationIssue, Excerpt>()
        : await readExcerpts(again, result.issues);
    await showIssues(file, result, excerpts, schema);
  }
  return result;
}

/** A session as JSON is no session of cineSync 5, as which it would be reported. */
async function* refusingJson(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let isFirst = true;
  for await (const chunk of chunks) {
    if (
      isFirst &&
      /^(?:\u00ef\u00bb\u00bf)?\s*\{\s*"version"\s*:\s*\d/.test(
        Buffer.from(chunk).toString("latin1", 0, 1000),
      )
    ) {
      throw new CliError(`${inputName(file)} is a session as JSON, and session files are validated`, {
        hint: "Turn it into one with cinesync convert.",
      });
    }
    isFirst = false;
    yield chunk;
  }
}

async function* keeping(
  chunks: AsyncIterable<Uint8Array>,
  kept: Uint8Array[],
): AsyncGenerator<Uint8Array, void, undefined> {
  let size = 0;
  for await (const chunk of chunks) {
    if (size < KEPT) kept.push(Uint8Array.from(chunk));
    size += chunk.length;
    yield chunk;
  }
}

async function* resupply(kept: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const chunk of kept) yield await Promise.resolve(chunk);
}

async function showIssues(
  file: string,
  { valid, issues }: ValidationResult,
  excerpts: ReadonlyMap<ValidationIssue, Excerpt>,
  schema: Options["schema"],
): Promise<void> {
  const colors = colorsFor(process.stdout);
  for (const issue of issues) {
    const { line = 1, column = 1, severity, code, message } = issue;
    const color = { error: colors.red, warning: colors.yellow, info: colors.cyan }[severity];
    const place = colors.bold(`${printable(file)}:${line}:${column}:`);
    await print(`${place} ${color(severity)} ${code} ${onOneLine(message)}\n`);
    const excerpt = excerpts.get(issue);
    if (excerpt && excerpt.text.trim() !== "") await print(drawExcerpt(excerpt, colors));
  }
  const listed = issues.filter(({ code }) => code !== "too-many-issues");
  const isCut = listed.length < issues.length;
  const count = (severity: ValidationIssue["severity"]): number =>
    listed.filter((issue) => issue.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warning")];
  const found = [
    ...(errors > 0 ? [plural(errors, "error")] : []),
    ...(warnings > 0 ? [plural(warnings, "warning")] : []),
    ...(isCut ? ["more left out"] : []),
  ];
  // Without errors, what later releases write is all that the published schema has against it.
  const isLater = !valid && errors === 0 && !isCut && schema === "published";
  const verdict = valid ? "valid" : isLater ? "not valid by the published schema" : "not valid";
  const hint = isLater ? "; it is by --schema current, which is what cineSync writes today" : "";
  tell(`${inputName(file)}: ${verdict}${found.length > 0 ? `, ${found.join(", ")}` : ""}${hint}`);
}

/** The line, and a caret below the place: no wider than the terminal, so that the caret stands where it should. */
function drawExcerpt({ text, at, cutBefore, cutBehind }: Excerpt, colors: Colors): string {
  // Indentation says nothing here, unless the place is in it.
  const indent = cutBefore ? 0 : Math.min(at, text.length - text.trimStart().length);
  const clean = (part: string): string => printable(part.replaceAll("\t", " "));
  const room = Math.max(10, (columnsOf(process.stdout) ?? Infinity) - 4);
  const start = fitEnd(`${cutBefore ? "…" : ""}${clean(text.slice(indent, at))}`, Math.floor(room * 0.6));
  const behind = fit(`${clean(text.slice(at)).trimEnd()}${cutBehind ? "…" : ""}`, room - textWidth(start));
  return `    ${colors.dim(start + behind)}\n    ${" ".repeat(textWidth(start))}${colors.green("^")}\n`;
}
