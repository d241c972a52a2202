/** What takes the events of a document. */
export interface XmlHandler {
  /** A start tag. The scanner has its attributes, namespace declarations included. */
  open(name: string): void;
  close(): void;
  /** Text or CDATA, in one or more pieces. */
  text(text: string): void;
  /** Whether white space alone says nothing in the element that is open, so that it need not be told of. */
  isSpaceNothing(): boolean;
  /** The place of what is open, for errors. */
  path(): string;
}
