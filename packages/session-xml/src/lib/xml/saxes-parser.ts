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

/** A single character outside the root, with the white space in front of it. */
const OUTSIDE = /[ \t\r\n]*[^ \t\r\n]|[ \t\r\n]+/uy;
/** More of a tag, comment or the like, as far as it can go. */
const MARKUP = /[^>]*>?/y;

/**
 * What to give saxes next outside the root. It reports stray text at the end of what it was given, so it gets single characters there, with
 * the white space in front of them: a line end at the end of a piece would count only with the next one. Comments and the like it gets in
 * pieces that end where they may end.
 */
export function pieceOutsideRoot(text: string, index: number, isInMarkup: boolean): string {
  const token = isInMarkup ? MARKUP : OUTSIDE;
  token.lastIndex = index;
  return token.exec(text)?.[0] ?? "";
}

/**
 * The same text without what saxes would hold back until it knows what follows, and that: a CR, half a surrogate pair, or both.
 */
export function splitHeldBack(text: string): readonly [ready: string, heldBack: string] {
  let end = text.length;
  if ((text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end -= 1;
  if (text.charCodeAt(end - 1) === 0x0d) end -= 1;
  if (end === text.length) return [text, ""];
  // A CR in front of another is a line end for certain, but saxes would hold it back too.
  const ready = text.charCodeAt(end - 1) === 0x0d ? `${text.slice(0, end - 1)}\n` : text.slice(0, end);
  return [ready, text.slice(end)];
}
