/** What has a meaning anywhere in a line: emphasis, code, links, HTML, tables, mentions, emoji names, mathematics. */
const ALWAYS = /[\\`*_{}[\]<>#~|&$@^!:=+]/g;
/** What begins a link without any markup in GitHub's Markdown. The colon of `https:` is escaped already. */
const BARE_LINK = /(www|ftp)\./gi;
/** What has a meaning only where a line begins: list items, rules. */
const AT_LINE_START = /^(\d{1,9})([.)])|^(-)/;
/** Everything that ends a line in some program or other. */
const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

/** A text on one line that Markdown shows as it is. */
export function escapeMarkdown(text: string): string {
  return text.split(LINE_BREAK).map(escapeLine).join(" ");
}

/** A text of any number of lines that Markdown shows as it is, as paragraphs that are indented by `indent`. */
export function escapeMarkdownBlock(text: string, indent: string): string {
  const lines = text.trimEnd().split(LINE_BREAK).map(escapeLine);
  return lines.map((line, index) => blockLine(line, lines[index + 1], indent)).join("\n");
}

/** The same of a text that comes in pieces, joined by line feeds. None of them is blank. */
export async function* escapeMarkdownPieces(
  pieces: AsyncIterable<string>,
  indent: string,
): AsyncGenerator<string, void, undefined> {
  let before: string | undefined;
  /** The last line that is known, which depends on the next. */
  let last: string | undefined;
  let start = "";
  const blockOf = (text: string): string => {
    let block = "";
    for (const line of text.split(LINE_BREAK).map(escapeLine)) {
      if (last !== undefined) {
        block += start + blockLine(last, line, indent);
        start = "\n";
      }
      last = line;
    }
    return block;
  };
  for await (const piece of pieces) {
    // With the line feed that follows, a carriage return at its end is one line break.
    if (before !== undefined) yield blockOf(before.replace(/\r$/, ""));
    before = piece;
  }
  yield blockOf(before?.trimEnd() ?? "");
  yield start + blockLine(last ?? "", undefined, indent);
}

/** A line of a block, escaped already. */
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
