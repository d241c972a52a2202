/** A position in a document. */
export interface SourcePosition {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units, as editors count. */
  readonly column: number;
  /** Counted from 0, in UTF-16 units of the decoded text after a byte order mark. */
  readonly offset: number;
}

/** The position of a problem, as far as it is known. */
export interface ErrorPosition extends Partial<SourcePosition> {
  /** The element or attribute, for example `/session/media[2]/annotation[1]/@frame`. */
  readonly path?: string | undefined;
}

/** An invalid value. */
export interface ValueDetails {
  /** The attribute, element, field or option. */
  readonly subject: string;
  /** The allowed values: `between 0 and 1`. */
  readonly expected: string;
  /** The value, cut short, strings in quotes: `1.5`, `"red"`, `a list`. */
  readonly actual: string;
}

/** The details of each code: plain data, from which the message is made. */
export interface DetailsByCode {
  // The document as a whole.
  readonly "empty-document": { readonly missing: "content" | "element" };
  readonly "not-well-formed": { readonly problem: string };
  readonly "doctype-refused": object;
  readonly "invalid-encoding": { readonly encoding: string };
  readonly "unsupported-encoding": { readonly encoding: string };
  /** `found` names the kind of file: `a gzip archive`, `a path`. */
  readonly "wrong-file-type": { readonly found: string; readonly hint?: string | undefined };
  readonly "cinesync-5-session": object;
  readonly "older-format": object;
  readonly "wrong-root": { readonly element: string };
  readonly "wrong-namespace": { readonly namespace: string; readonly expected: string };
  /** `limit` is a name in `Limits`. */
  readonly "limit-exceeded": {
    readonly limit: string;
    readonly maximum: number;
    readonly actual?: number | undefined;
  };

  // The rules of the format.
  readonly "unknown-element": {
    readonly element: string;
    /** Absent if it is the format's own. */
    readonly namespace?: string | undefined;
    readonly parent: string;
    /** Elements that may be here. */
    readonly expected: readonly string[];
    /** Elements that it may be in. */
    readonly parents: readonly string[];
  };
  readonly "unknown-attribute": {
    readonly attribute: string;
    readonly element: string;
    readonly expected: readonly string[];
  };
  readonly "unpublished-attribute": { readonly attribute: string };
  readonly "unexpected-text": {
    readonly text: string;
    readonly element: string;
    readonly expected: readonly string[];
  };
  /** One of `missing` must be there. In a model, `field` holds it. */
  readonly "missing-element": {
    readonly element: string;
    readonly missing: readonly string[];
    readonly field?: string | undefined;
  };
  readonly "missing-attribute": {
    readonly element: string;
    readonly attribute: string;
    readonly expected: string;
  };
  readonly "repeated-element": { readonly element: string; readonly parent: string };
  /** `element` cannot be beside a `groupMovie`. */
  readonly "conflicting-elements": { readonly element: string };
  readonly "invalid-value": ValueDetails;
  readonly "value-out-of-range": ValueDetails;

  // Models, JSON, parts, options and files.
  readonly "illegal-character": { readonly subject: string; readonly character: string };
  readonly "invalid-preserved-content": { readonly problem: string };
  readonly "unknown-field": {
    readonly field: string;
    readonly object: string;
    /** The field that is probably meant. */
    readonly meant?: string | undefined;
    readonly expected: readonly string[];
  };
  readonly "invalid-json": { readonly problem: string };
  readonly "invalid-parts": {
    readonly part: string;
    readonly problem: "misplaced" | "repeated" | "missing";
  };
  readonly "invalid-option": {
    readonly option: string;
    readonly expected: string;
    readonly actual: string;
  };
  readonly "invalid-file": { readonly file: string; readonly problem: string };

  // Advice.
  readonly "newer-version": { readonly version: number; readonly known: number };
  readonly "pro-content-in-standard-session": { readonly element: string };
  readonly "several-active-media": { readonly first: string };
  readonly "unknown-group": { readonly group: string; readonly isPlayed: boolean };
  readonly "play-range-reversed": { readonly inFrame: number; readonly outFrame: number };
  readonly "current-frame-outside-range": {
    readonly frame: number;
    readonly inFrame: number;
    readonly outFrame: number;
  };
  readonly "several-annotations-on-frame": { readonly frame: number };
  readonly "no-portable-locator": object;
  readonly "integer-too-large": { readonly subject: string; readonly actual: string };
  readonly "checks-limited": object;
  readonly "too-many-issues": { readonly count: number; readonly left: number; readonly maximum: number };
}

/** Every code of an error or an issue. */
export type DetailsCode = keyof DetailsByCode;

/** The details of one code, with the code itself. */
export type DetailsOf<C extends DetailsCode> = {
  [K in C]: { readonly code: K } & DetailsByCode[K];
}[C];
