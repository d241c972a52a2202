/** What a desktop entry says about starting its application. */
export interface DesktopEntry {
  /** The program and its arguments, with field codes such as `%u` still in them. Empty when the entry has no valid `Exec`. */
  readonly command: readonly string[];
  /** The program that has to be there for the entry to count. */
  readonly tryExec?: string;
  /** The user has taken this entry away. */
  readonly hidden: boolean;
  /** The application's name, not localised. */
  readonly name: string;
}

/** Reads a `.desktop` file (freedesktop.org, Desktop Entry Specification 1.5). */
export function parseDesktopEntry(text: string): DesktopEntry {
  const values = readGroup(text, "Desktop Entry");
  const tryExec = values.get("TryExec");
  return {
    command: parseExec(unescapeString(values.get("Exec") ?? "")) ?? [],
    ...(tryExec ? { tryExec: unescapeString(tryExec) } : {}),
    hidden: values.get("Hidden") === "true",
    name: unescapeString(values.get("Name") ?? ""),
  };
}

/** The keys of one group of a key file; a key that is there twice has its first value. */
export function readGroup(text: string, group: string): Map<string, string> {
  const values = new Map<string, string>();
  let inside = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith("[")) inside = line.trimEnd() === `[${group}]`;
    const at = line.indexOf("=");
    if (!inside || at < 1 || line.startsWith("#")) continue;
    const key = line.slice(0, at).trim();
    if (!values.has(key)) values.set(key, line.slice(at + 1).trim());
  }
  return values;
}

/**
 * The arguments that start the application with this URL. An application that does not say where it wants the URL
 * gets it as its last argument, as xdg-open does.
 */
export function expandCommand(entry: DesktopEntry, file: string, url: string): string[] {
  const args: string[] = [];
  for (const word of entry.command) {
    const expanded = word.replace(/%(.?)/g, (_code, letter: string) => {
      if (/[uUfF]/.test(letter)) return url;
      if (letter === "%") return "%";
      if (letter === "c") return entry.name;
      // %i (the icon) and the deprecated codes stand for nothing.
      return letter === "k" ? file : "";
    });
    if (expanded !== "" || word === "") args.push(expanded);
  }
  const wanted = entry.command.some((word) => /%[uUfF]/.test(word.replaceAll("%%", "")));
  return wanted ? args : [...args, url];
}

/** The words of an `Exec` value; undefined when a quote is not closed. */
function parseExec(exec: string): string[] | undefined {
  const words: string[] = [];
  let rest = exec.trimStart();
  while (rest !== "") {
    // Within double quotes a backslash makes the next one of " ` $ \ plain.
    const word = /^(?:"(?:[^"\\]|\\[^])*"|[^\s"])+/.exec(rest)?.[0];
    if (word === undefined) return undefined;
    words.push(
      word.replace(/"((?:[^"\\]|\\[^])*)"/g, (_quoted, inner: string) => inner.replace(/\\(["`$\\])/g, "$1")),
    );
    rest = rest.slice(word.length).trimStart();
  }
  return words;
}

/** The escapes that every string value may have. */
function unescapeString(value: string): string {
  const plain: Record<string, string> = { s: " ", n: "\n", t: "\t", r: "\r", "\\": "\\" };
  return value.replace(/\\(.)/g, (escape, letter: string) => plain[letter] ?? escape);
}
