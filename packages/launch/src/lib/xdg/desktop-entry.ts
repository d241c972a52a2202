/** The fields of a desktop entry that start its application. */
export interface DesktopEntry {
  /** The program and its arguments, with field codes such as `%u` in them. Empty when the entry has no valid `Exec`. */
  readonly command: readonly string[];
  /** Whether a field code is inside a quoted argument, where it could become part of a shell command. */
  readonly quotesFieldCode: boolean;
  /** A program; the entry counts only if it exists. */
  readonly tryExec?: string;
  /** Whether the user has removed this entry. */
  readonly hidden: boolean;
  /** The application's name, not localized. */
  readonly name: string;
}

/** Parses a `.desktop` file (freedesktop.org, Desktop Entry Specification 1.5). */
export function parseDesktopEntry(text: string): DesktopEntry {
  const values = readGroup(text, "Desktop Entry");
  const tryExec = values.get("TryExec");
  return {
    ...parseExec(unescapeString(values.get("Exec") ?? "")),
    ...(tryExec ? { tryExec: unescapeString(tryExec) } : {}),
    hidden: values.get("Hidden") === "true",
    name: unescapeString(values.get("Name") ?? ""),
  };
}

/** Returns the keys of one group of a key file. The first value of a repeated key counts. */
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
 * Returns the arguments that start the application with this URL. An application without a field code for the URL gets it
 * as its last argument, as with xdg-open.
 */
export function expandCommand(entry: DesktopEntry, file: string, url: string): string[] {
  const args: string[] = [];
  for (const word of entry.command) {
    const expanded = word.replace(/%(.?)/g, (_code, letter: string) => {
      if (/[uUfF]/.test(letter)) return url;
      if (letter === "%") return "%";
      if (letter === "c") return entry.name;
      // %i (the icon) and the deprecated codes have no value.
      return letter === "k" ? file : "";
    });
    if (expanded !== "" || word === "") args.push(expanded);
  }
  return entry.command.some(hasFieldCode) ? args : [...args, url];
}

function hasFieldCode(word: string): boolean {
  return /%[uUfF]/.test(word.replaceAll("%%", ""));
}

/**
 * Splits an `Exec` value into words; returns none when a quote is not closed. The specification has only double quotes,
 * but some launchers follow a shell's rules, so a field code inside single quotes counts as quoted too.
 */
function parseExec(exec: string): Pick<DesktopEntry, "command" | "quotesFieldCode"> {
  const command: string[] = [];
  let word: string | undefined;
  let quote = "";
  let quoted = "";
  let quotesFieldCode = false;
  for (let index = 0; index < exec.length; index++) {
    const character = exec.charAt(index);
    const escapes = quote === '"' && character === "\\" && /["`$\\]/.test(exec.charAt(index + 1));
    const plain = escapes ? exec.charAt(++index) : character;
    if (!escapes && character === quote) {
      quotesFieldCode ||= hasFieldCode(quoted);
      word = (word ?? "") + (quote === '"' ? quoted : `'${quoted}'`);
      quote = quoted = "";
    } else if (quote !== "") quoted += plain;
    else if (character === '"' || (character === "'" && exec.includes("'", index + 1))) quote = character;
    else if (!/\s/.test(character)) word = (word ?? "") + character;
    else if (word !== undefined) {
      command.push(word);
      word = undefined;
    }
  }
  if (word !== undefined) command.push(word);
  return { command: quote === "" ? command : [], quotesFieldCode };
}

/** Resolves the escapes that every string value can contain. */
function unescapeString(value: string): string {
  const plain: Record<string, string> = { s: " ", n: "\n", t: "\t", r: "\r", "\\": "\\" };
  return value.replace(/\\(.)/g, (escape, letter: string) => plain[letter] ?? escape);
}
