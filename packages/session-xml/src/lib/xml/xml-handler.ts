import type { SourcePosition } from "../errors/details.ts";

/** A name as written in a tag. */
export interface XmlName {
  readonly text: string;
  /** The number of a name of the format, 0 for all others. */
  readonly id: number;
  /** True for a name with a prefix, and for `xmlns`. */
  readonly isSpecial: boolean;
}

/**
 * A start tag, with the position of its `<`. It is valid only during the call of the handler, since it reads from a window that
 * moves.
 */
export interface StartTag extends SourcePosition {
  /** The number of attributes, including namespace declarations. */
  readonly count: number;
  /** True if any of its names is special. */
  readonly isSpecial: boolean;
  name(index: number): XmlName;
  /** Returns the value of an attribute. */
  value(index: number): string;
  /** Returns a value of up to 9 digits as a number, else `NaN`: then its type must parse the text. */
  integer(index: number): number;
  /** Returns a plain decimal as `Number` parses it, else `NaN`. */
  decimal(index: number): number;
  /** Returns the position of the name of an attribute. */
  position(index: number): SourcePosition;
}

/** Returns the index of an attribute, -1 if the tag does not have it. */
export function attributeIndex(tag: StartTag, name: string): number {
  for (let index = 0; index < tag.count; index += 1) if (tag.name(index).text === name) return index;
  return -1;
}

/** The content of an open element. */
export type ContentMode = typeof ELEMENTS | typeof TEXT | typeof POINTS | typeof PRESSURE_POINTS;

/** Elements. White space between them has no meaning. */
export const ELEMENTS = 0;
/** Text, including white space. */
export const TEXT = 1;
/** Points of a stroke, which are read in runs. */
export const POINTS = 2;
/** Points that can have an `alpha`. */
export const PRESSURE_POINTS = 3;

/** A point of a run. */
export interface RunPoint {
  readonly x: number;
  readonly y: number;
  readonly alpha?: number;
}

/** The destination of a run of points. */
export interface PointTarget {
  /** Receives the points. `undefined` skips them, and stops before an alpha out of range. */
  readonly points: RunPoint[] | undefined;
  /** The maximum number of points. */
  readonly most: number;
}

/** Receives the events of a document. End tags are reported once their name is known to match. */
export interface XmlHandler {
  open(name: XmlName, tag: StartTag): ContentMode;
  /** Ends the innermost element. Returns the content of the element around it. */
  close(): ContentMode;
  /**
   * Receives text or a CDATA section.
   *
   * @param isWhole False for all chunks of a long text but the last, which can be empty.
   */
  text(text: string, isWhole: boolean): void;
  /** Returns the destination of the points of the open element. */
  pointTarget(): PointTarget;
  /** Reports the number of points of a run. */
  tookPoints(count: number): void;
  /** Returns the path of the innermost element, for errors. */
  path(): string;
}

/** Positions that a handler can ask for while it is called. */
export interface Positions {
  /** Returns the position after the current event. */
  here(): SourcePosition;
  /** Returns the position of the first character of the current text that is not white space. */
  textPosition(): SourcePosition;
}

/** The state in which saxes takes over. */
export interface HandOver {
  /** The position of the first unread character. */
  readonly position: SourcePosition;
  /** The open elements, outermost first, and the lines of their start tags. */
  readonly names: readonly string[];
  readonly lines: readonly number[];
  readonly isRootClosed: boolean;
  /** The reported length of text that continues, in UTF-16 units, and its start. */
  readonly textLength: number;
  readonly textStart: SourcePosition | undefined;
}
