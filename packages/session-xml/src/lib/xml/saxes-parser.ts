import { type SaxesOptions, SaxesParser } from "saxes";
import type { Piece } from "./piece.ts";
import type { SourcePosition } from "../errors/details.ts";
import { SessionXmlError } from "../errors/session-xml-error.ts";

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
const OUTSIDE_ROOT = "text data outside of root node.";

export const LONE_AMPERSAND = "expected an entity after &; write the character itself as &amp;";

/** Where saxes was when it complained. */
export interface ComplaintContext {
  readonly piece: Piece;
  /** As saxes counts. */
  readonly position: number;
  readonly here: SourcePosition;
  readonly path: string;
  /** Whether a tag, comment or the like has begun outside the root. */
  readonly isInMarkup: boolean;
  /** Where the root ended, as saxes counts; -1 before it does. */
  readonly rootEnd: number;
}

/** What saxes throws is a plain error with the position in the message; any other error stays as it is. */
export function complaintError(error: Error, context: ComplaintContext): Error {
  const complaint = /^\d+:\d+: ([^]*)$/.exec(error.message)?.[1];
  if (complaint === undefined) return error;
  const position = { ...offender(complaint, context), path: context.path };
  const isRootMissing = complaint.startsWith("document must contain a root");
  if (isRootMissing && !context.isInMarkup)
    return new SessionXmlError("empty-document", { missing: "element", ...position }, { cause: error });
  const problem = explain(isRootMissing ? "unexpected end" : complaint);
  return new SessionXmlError("not-well-formed", { problem, ...position }, { cause: error });
}

/** saxes stands behind the character at fault. */
function offender(
  complaint: string,
  { piece, position, here, isInMarkup, rootEnd }: ComplaintContext,
): SourcePosition {
  if (complaint.includes("entity")) return piece.entityAt(position) ?? here;
  // In markup it is a CDATA section, of which saxes complains at once.
  if (complaint === OUTSIDE_ROOT && !isInMarkup) {
    if (rootEnd <= piece.start) return piece.positionOf(piece.text.search(/[^ \t\r\n]/));
    const end = rootEnd - piece.start;
    return piece.positionOf(end + strayIndex(piece.text.slice(end)));
  }
  const isAtEnd = /^(?:unexpected end|unclosed tag|document must)/.test(complaint);
  const back = here.column > 1 && !isAtEnd ? 1 : 0;
  return { line: here.line, column: here.column - back, offset: here.offset - back };
}

/** saxes's words, made into a sentence. */
function explain(complaint: string): string {
  if (complaint.startsWith("disallowed character in entity name")) return LONE_AMPERSAND;
  return complaint.replace(/\.$/, "");
}

/** The index of the first character behind a root that may not stand there. */
function strayIndex(behindRoot: string): number {
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
  // CRs in front of another are line ends for certain, but saxes would hold the last of them back too.
  let plain = end;
  while (text.charCodeAt(plain - 1) === 0x0d) plain -= 1;
  return [text.slice(0, plain) + "\n".repeat(end - plain), text.slice(end)];
}
