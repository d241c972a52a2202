import type { DetailsByCode, DetailsCode, ValueDetails } from "./details.ts";
import { excerpt } from "./excerpt.ts";

const LIMITS: Readonly<Record<string, string>> = {
  depth: "elements are nested deeper than",
  attributes: "the element has more attributes than",
  textLength: "text is longer than",
  nameLength: "the name is longer than",
  unknownContent: "unknown content is larger than",
  annotationSize: "the annotation has more objects and points than",
  annotations: "the session has more annotations than",
  media: "the session has more movies than",
  groups: "the session has more groups than",
};

const PARTS: Readonly<Record<DetailsByCode["invalid-parts"]["problem"], string>> = {
  misplaced: "is out of order",
  repeated: "appears twice",
  missing: "is missing at the end",
};

const value = ({ subject, expected, actual }: ValueDetails): string =>
  `${subject} must be ${expected}, got ${actual}`;

/** Builds the message of each code from its details alone. */
const MESSAGES: { readonly [C in DetailsCode]: (details: DetailsByCode[C]) => string } = {
  "empty-document": ({ missing }) =>
    missing === "content" ? "the file is empty" : "the file has no element",
  "not-well-formed": ({ problem }) => `XML is not well-formed: ${problem}`,
  "doctype-refused": () => "a session must not have a DOCTYPE",
  "invalid-encoding": ({ encoding }) => `the file is not valid ${encoding}`,
  "unsupported-encoding": ({ encoding }) => `encoding must be UTF-8 or UTF-16, got ${encoding}`,
  "wrong-file-type": ({ found, hint }) =>
    `expected a session, got ${found}${hint === undefined ? "" : `; ${hint}`}`,
  "cinesync-5-session": () => "cannot read a cineSync 5 session (.cs5); save it as .csc from cineSync 3 or 4",
  "older-format": () => "cannot read a session of cineSync 1 or 2; open and save it with cineSync 3",
  "wrong-root": ({ element }) => `root element must be <session>, got <${clip(element)}>`,
  "wrong-namespace": ({ namespace, expected }) =>
    `namespace of <session> must be ${expected}, got ${excerpt(namespace)}`,
  "limit-exceeded": ({ limit, maximum }) =>
    `${LIMITS[limit] ?? "the file is larger than"} limits.${limit} (${String(maximum)}); raise the limit if you trust this file`,

  "unknown-element": ({ element, namespace, parent, expected, parents }) => {
    if (namespace !== undefined) {
      const where = namespace === "" ? "no namespace" : `the namespace ${excerpt(namespace)}`;
      return `unknown element <${clip(element)}> in ${where}`;
    }
    if (parents.length > 0) {
      return `<${clip(element)}> must be in ${either(tags(parents))}, found in <${parent}>`;
    }
    return `unknown element <${clip(element)}> in <${parent}>, expected ${either(tags(expected)) || "no element"}`;
  },
  "unknown-attribute": ({ attribute, element, expected }) =>
    `unknown attribute "${clip(attribute)}" in <${element}>, expected ${either(quoted(expected)) || "no attribute"}`,
  "unpublished-attribute": ({ attribute }) =>
    `attribute "${attribute}" is not in the published schema; newer releases of cineSync write it`,
  "unexpected-text": ({ text, element, expected }) =>
    `unexpected text ${excerpt(text)} in <${element}>, expected ${either(tags(expected)) || "nothing"}`,
  "missing-element": ({ element, missing, field }) =>
    field === undefined || field === ""
      ? `missing ${either(tags(missing))} in <${element}>`
      : `missing required field "${field}"`,
  "missing-attribute": ({ element, attribute, expected }) =>
    `missing attribute "${attribute}" in <${element}>, expected ${expected}`,
  "repeated-element": ({ element, parent }) => `duplicate <${element}> in <${parent}>`,
  "conflicting-elements": ({ element }) => `<${element}> must not be in a <media> with <groupMovie>`,
  "invalid-value": value,
  "value-out-of-range": value,

  "illegal-character": ({ subject, character }) =>
    `${subject} must not contain ${character}, which XML does not allow; remove or replace it`,
  "invalid-preserved-content": ({ problem }) => `cannot write preserved content: ${problem}`,
  "unknown-field": ({ field, object, meant, expected }) =>
    meant === undefined
      ? `unknown field "${clip(field)}" in ${object}, expected ${either(quoted(expected))}`
      : `unknown field "${clip(field)}" in ${object}; use "${meant}"`,
  "invalid-json": ({ problem }) => `JSON is not valid: ${problem}`,
  "invalid-parts": ({ part, problem }) => `part ${excerpt(part)} ${PARTS[problem]}`,
  "invalid-option": ({ option, expected, actual }) => `${option} must be ${expected}, got ${actual}`,
  "invalid-file": ({ file, problem }) => `${problem}: ${file}`,

  "newer-version": ({ version, known }) =>
    `session has version ${String(version)}, newer than ${String(known)}; other issues may be valid in the newer version`,
  "pro-content-in-standard-session": ({ element }) =>
    `sessionFeatures must be "pro" because of ${element}, got "standard"`,
  "several-active-media": ({ first }) => `only one movie can be active, and ${first} already is`,
  "unknown-group": ({ group, isPlayed }) =>
    isPlayed
      ? `group movie plays the group ${excerpt(group)}, which the session does not have`
      : `movie is in the group ${excerpt(group)}, which the session does not have`,
  "play-range-reversed": ({ inFrame, outFrame }) =>
    `play range must not start after its end, got ${String(inFrame)} to ${String(outFrame)}`,
  "current-frame-outside-range": ({ frame, inFrame, outFrame }) =>
    `currentFrame must be in the play range ${String(inFrame)} to ${String(outFrame)}, got ${String(frame)}`,
  "several-annotations-on-frame": ({ frame }) => `frame ${String(frame)} has more than one annotation`,
  "no-portable-locator": () =>
    "other computers may not find the movie: it has paths only; add its short hash or a URL",
  "integer-too-large": ({ subject, actual }) =>
    `${subject} must be at most ${String(Number.MAX_SAFE_INTEGER)} to be read exactly, got ${actual}`,
  "checks-limited": () => "cannot check all groups and annotated frames: there are too many",
  "too-many-issues": ({ count, left, maximum }) =>
    `found ${String(count)} issues, more than maxIssues (${String(maximum)}); ${String(left)} are left out`,
};

/** Returns the message of an error or an issue, without its position. */
export function formatMessage<C extends DetailsCode>(code: C, details: DetailsByCode[C]): string {
  return MESSAGES[code](details);
}

function clip(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

function tags(names: readonly string[]): readonly string[] {
  return names.map((name) => `<${name}>`);
}

function quoted(names: readonly string[]): readonly string[] {
  return names.map((name) => `"${name}"`);
}

function either(names: readonly string[]): string {
  const last = names.at(-1);
  return last === undefined || names.length === 1
    ? (last ?? "")
    : `${names.slice(0, -1).join(", ")} or ${last}`;
}
