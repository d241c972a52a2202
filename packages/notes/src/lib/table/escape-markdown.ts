/** Characters with a meaning anywhere in a line: emphasis, code, links, HTML, tables, mentions, emoji, mathematics. */
const ALWAYS = /[\\`*_{}[\]<>#~|&$@^!:=+]/g;
/** Text that GitHub turns into a link without any markup. The colon of `https:` is escaped already. */
const BARE_LINK = /(www|ftp)\./gi;
/** Characters with a meaning only at the start of a line: list items, rules. */
const AT_LINE_START = /^(\d{1,9})([.)])|^(-)/;
/** Characters that end a line in some program or other. */
const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** Escapes a text and puts it on one line. */
export function escapeMarkdown(text: string): string {
  return text.split(LINE_BREAK).map(escapeLine).join(" ");
}

/** Escapes a text of any number of lines, as paragraphs indented by `indent`. */
export function escapeMarkdownBlock(text: string, indent: string): string {
  const lines = text.trimEnd().split(LINE_BREAK).map(escapeLine);
  return lines.map((line, index) => blockLine(line, lines[index + 1], indent)).join("\n");
}

/** Writes a line of a block, escaped already. */
function blockLine(line: string, next: string | undefined, indent: string): string {
  if (line === "") return "";
  // A backslash at the end of a line keeps its break; before an empty line there is a new paragraph anyway.
  return `${indent}${line}${next === undefined || next === "" ? "" : "\\"}`;
}

function escapeLine(line: string): string {
  const text = line.trimEnd();
  const start = /^[ \t]*/.exec(text)?.[0] ?? "";
  const escaped = text
    .slice(start.length)
    .replace(ALWAYS, "\\$&")
    .replace(BARE_LINK, "$1\\.")
    .replace(AT_LINE_START, (_, number: string | undefined, sign: string | undefined) =>
      number === undefined ? "\\-" : `${number}\\${sign ?? ""}`,
    );
  // Spaces at the start of a line would be dropped, or make it a block of code.
  return start.replaceAll("\t", "    ").replaceAll(" ", "&nbsp;") + escaped;
}
