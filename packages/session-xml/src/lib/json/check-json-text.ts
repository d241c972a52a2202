import { SessionXmlError } from "../errors/session-xml-error.ts";

/** Sessions are at most some 10 deep, and what they preserve as deep as XML may be. */
const MOST_DEEP = 1000;

/**
 * Refuses JSON that is nested too deep, before a parser takes memory for it, and duplicate names in one object, of which
 * `JSON.parse` would keep the last without a word. Other mistakes are left to `JSON.parse`.
 */
export function checkJsonText(text: string): void {
  /** For each open object its names; `undefined` for each open list. */
  const open: (Set<string> | undefined)[] = [];
  const token = /["{}[\]]/g;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [character] = match;
    if (character === "{" || character === "[") {
      open.push(character === "{" ? new Set() : undefined);
      if (open.length > MOST_DEEP) {
        throw new SessionXmlError("invalid-json", {
          problem: `nested deeper than ${String(MOST_DEEP)} levels`,
        });
      }
    } else if (character === '"') {
      const end = endOfString(text, match.index + 1);
      const names = open.at(-1);
      if (names !== undefined && isName(text, end)) addName(names, text.slice(match.index, end));
      token.lastIndex = end;
    } else open.pop();
  }
}

function addName(names: Set<string>, source: string): void {
  // Escapes can spell one name in several ways.
  const name = source.includes("\\") ? unescaped(source) : source.slice(1, -1);
  if (names.has(name)) {
    throw new SessionXmlError("invalid-json", { problem: `duplicate name "${name.slice(0, 60)}"` });
  }
  names.add(name);
}

function unescaped(source: string): string {
  try {
    return String(JSON.parse(source));
  } catch {
    return source;
  }
}

/** The index after the closing quote. */
function endOfString(text: string, start: number): number {
  for (let index = start; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x5c) index += 1;
    else if (code === 0x22) return index + 1;
  }
  return text.length;
}

function isName(text: string, end: number): boolean {
  let index = end;
  while (/[ \t\r\n]/.test(text.charAt(index))) index += 1;
  return text.charAt(index) === ":";
}
