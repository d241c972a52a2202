import { type SaxesOptions, SaxesParser } from "saxes";

type PlainOptions = SaxesOptions & { readonly xmlns: false };

/**
 * A subclass only for speed: today's engines give its instances room for every handler. An eighth handler on a plain `SaxesParser`
 * turns the instance into a hash table, at a fifth of the speed.
 */
export class Parser extends SaxesParser<PlainOptions> {
  constructor() {
    super({ xmlns: false, defaultXMLVersion: "1.0", forceXMLVersion: true });
  }
}

/** saxes reports it at the end of what it was given, and not where the text is. */
export const OUTSIDE_ROOT = "text data outside of root node.";

export const LONE_AMPERSAND =
  'The XML is not well-formed: an "&" begins an entity that does not end; the character itself is written &amp;.';

/** What saxes complains of, without the position that it puts in front; `undefined` for any other error. */
export function complaintOf(error: Error): string | undefined {
  return /^\d+:\d+: ([^]*)$/.exec(error.message)?.[1];
}

/** saxes's words, made into a sentence. */
export function explain(complaint: string): string {
  if (complaint.startsWith("disallowed character in entity name")) return LONE_AMPERSAND;
  return `The XML is not well-formed: ${complaint.replace(/\.$/, "")}.`;
}

/** The index of the first character behind a root that may not stand there. */
export function strayIndex(behindRoot: string): number {
  const parser = new Parser();
  parser.write("<r/>");
  let index = 0;
  for (const character of behindRoot) {
    try {
      parser.write(character);
    } catch {
      return index;
    }
    index += character.length;
  }
  return behindRoot.length;
}
