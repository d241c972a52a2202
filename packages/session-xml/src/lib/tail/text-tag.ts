import { nameId } from "../xml/name-ids.ts";
import { copyString, positionAfter } from "./raw-text.ts";
import type { SourcePosition } from "../errors/details.ts";
import type { StartTag, XmlName } from "../xml/xml-handler.ts";

/** Matches an attribute of a well-formed tag. */
const ATTRIBUTE = /([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')\s*/y;

function toXmlName(text: string): XmlName {
  return { text, id: nameId(text), isSpecial: text.includes(":") || text === "xmlns" };
}

/** A start tag that saxes has read. */
export class TextTag implements StartTag {
  /** The name of the element. */
  readonly elementName: XmlName;
  line: number;
  column: number;
  offset: number;
  isSpecial: boolean;
  readonly #names: XmlName[] = [];
  readonly #values: string[] = [];
  readonly #raw: () => string;
  #positions: readonly SourcePosition[] | undefined;

  /** @param raw Returns the tag as written in the document. */
  constructor(name: string, { line, column, offset }: SourcePosition, raw: () => string) {
    this.elementName = toXmlName(copyString(name));
    this.isSpecial = this.elementName.isSpecial;
    this.line = line;
    this.column = column;
    this.offset = offset;
    this.#raw = raw;
  }

  get count(): number {
    return this.#names.length;
  }

  add(name: string, value: string): void {
    const added = toXmlName(copyString(name));
    if (added.isSpecial) this.isSpecial = true;
    this.#names.push(added);
    this.#values.push(value);
  }

  name(index: number): XmlName {
    const name = this.#names[index];
    if (name === undefined) throw new RangeError("There is no such attribute.");
    return name;
  }

  value(index: number): string {
    return copyString(this.#values[index] ?? "");
  }

  integer(): number {
    return Number.NaN;
  }

  decimal(): number {
    return Number.NaN;
  }

  position(index: number): SourcePosition {
    this.#positions ??= this.#findPositions();
    return this.#positions[index] ?? this;
  }

  /** Finds the positions of all attributes in one pass: a very long tag can have many. */
  #findPositions(): readonly SourcePosition[] {
    const raw = this.#raw();
    const positions: SourcePosition[] = [];
    const { line, column, offset } = this;
    let position: SourcePosition = { line, column, offset };
    let start = 0;
    ATTRIBUTE.lastIndex = /^<[^\s/>]*\s*/.exec(raw)?.[0].length ?? 0;
    for (let index = ATTRIBUTE.lastIndex; ATTRIBUTE.test(raw); index = ATTRIBUTE.lastIndex) {
      position = positionAfter(position, raw.slice(start, index));
      positions.push(position);
      start = index;
    }
    return positions;
  }
}
