/**
 * The content of an element beyond the fields of its object, kept so that writing gives back everything that
 * was read. Absent where there is none, which is the usual case.
 */
export interface PreservedContent {
  /** Attributes that the format does not know, in document order. */
  readonly attributes?: readonly UnknownAttribute[] | undefined;
  /** Elements that the format does not know, and text where none belongs, in document order. */
  readonly content?: readonly PlacedContent[] | undefined;
  /**
   * Preserved content of child elements that are not objects of the model. The key is the child's name, with an index
   * from 1 if it may repeat: `notes`, `group[2]`, `inFrame`.
   */
  readonly children?: Readonly<Record<string, PreservedContent>> | undefined;
  /**
   * Names of optional attributes and elements that the file spells out although they have their
   * default: `active`, `notes`.
   */
  readonly explicitDefaults?: readonly string[] | undefined;
}

/** Unknown content with its position. */
export interface PlacedContent {
  /**
   * The known sibling that it follows, such as `media[2]` or `notes`; `""` at the very start. In an element that holds text, how
   * many UTF-16 units of the text come before it: `#5`.
   */
  readonly follows: string;
  readonly node: UnknownNode;
}

/** Content that the format does not know, distinguished by `kind`. */
export type UnknownNode = UnknownElement | UnknownText;

/** An element that the format does not know, whole. */
export interface UnknownElement {
  readonly kind: "element";
  /** As written, with its prefix if it has one. */
  readonly name: string;
  /** The namespace it is in; `""` for none. */
  readonly namespace: string;
  readonly attributes: readonly UnknownAttribute[];
  readonly children: readonly UnknownNode[];
}

/** Text where the format has none. */
export interface UnknownText {
  readonly kind: "text";
  readonly text: string;
}

/** An attribute that the format does not know. */
export interface UnknownAttribute {
  /** As written, with its prefix if it has one; `xmlns:…` for a declaration of a prefix. */
  readonly name: string;
  /** The namespace it is in; `""` for none. */
  readonly namespace: string;
  readonly value: string;
}
