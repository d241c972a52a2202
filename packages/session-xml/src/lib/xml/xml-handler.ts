import type { SourcePosition } from "../errors/details.ts";

/** A name as it stands in a tag. */
export interface XmlName {
  readonly text: string;
  /** The number of a name of the format, 0 for all others. */
  readonly id: number;
  /** Whether it has a prefix or declares a namespace. */
  readonly isSpecial: boolean;
}

/**
 * The start tag that is being read, and its place: that of its `<`. All of it holds only during the call that it was given with,
 * since it looks into a window that moves on.
 */
export interface StartTag extends SourcePosition {
  /** How many attributes it has. Namespace declarations count. */
  readonly count: number;
  /** Whether any name in it is special. */
  readonly isSpecial: boolean;
  name(index: number): XmlName;
  /** The value of an attribute, as a string of its own. */
  value(index: number): string;
  /** The value as a number if it is a few plain digits, else `NaN`: then the text has to be looked at. */
  integer(index: number): number;
  /** The value as a number if it is a plain decimal, with what `Number` makes of it, else `NaN`. */
  decimal(index: number): number;
  /** The place of an attribute's name. */
  place(index: number): SourcePosition;
}

/** What may stand in the open element. */
export type ContentMode = typeof ELEMENTS | typeof TEXT | typeof POINTS | typeof PRESSURE_POINTS;

/** Elements, with white space between them that means nothing. */
export const ELEMENTS = 0;
/** Text: all of it is told. */
export const TEXT = 1;
/** The points of a stroke, which are read in runs. */
export const POINTS = 2;
/** The same, and a point may have an `alpha`. */
export const PRESSURE_POINTS = 3;

/** A point that is read in a run. */
export interface RunPoint {
  readonly x: number;
  readonly y: number;
  readonly alpha?: number;
}

/** Where a run of points goes. */
export interface PointTarget {
  /** Gets the points. `undefined` passes over them, and stops before one whose alpha is out of range. */
  readonly points: RunPoint[] | undefined;
  /** How many points are taken at most. */
  readonly most: number;
}

/** What takes the events of a document, all of them checked: an end tag is told when it is known to be the right one. */
export interface XmlHandler {
  open(name: XmlName, tag: StartTag): ContentMode;
  /** The innermost element ends. Returns what may stand in the element around it. */
  close(): ContentMode;
  /**
   * Text or a CDATA section, not empty.
   *
   * @param isWhole Whether the text ends here: long text comes in several chunks, the last of which may be empty.
   */
  text(text: string, isWhole: boolean): void;
  /** Where the points of the open element go. Only asked where it may have points. */
  pointTarget(): PointTarget;
  /** Points were read in a run. */
  tookPoints(count: number): void;
  /** The place of what is open, for errors. */
  path(): string;
}

/** Where the document stands while a handler is called. */
export interface Places {
  /** The place behind what is told of. */
  here(): SourcePosition;
  /** The place of the first character of the text that is told of, white space aside. */
  textPlace(): SourcePosition;
}

/** Where the parser behind goes on. */
export interface HandOver {
  /** The place of what is not read yet. */
  readonly place: SourcePosition;
  /** The elements that are open, outermost first, and the lines of their tags. */
  readonly names: readonly string[];
  readonly lines: readonly number[];
  readonly isRootClosed: boolean;
  /** How much of the text that goes on has been told of, in UTF-16 units, and where that text begins. */
  readonly textLength: number;
  readonly textStart: SourcePosition | undefined;
}
