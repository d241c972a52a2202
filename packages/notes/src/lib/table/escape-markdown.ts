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
  return lines
    .map((line, index) => {
      if (line === "") return "";
      const next = lines[index + 1];
      // A backslash at the end of a line keeps its break; before an empty line there is a new paragraph anyway.
      return `${indent}${line}${next === undefined || next === "" ? "" : "\\"}`;
    })
    .join("\n");
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
