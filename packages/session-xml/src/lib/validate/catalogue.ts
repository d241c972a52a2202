import type { IssueCode } from "./issue.ts";
import type { XmlValidationOptions } from "./validation-options.ts";

/** Explains an issue code. */
export interface IssueDescription {
  /** The meaning, in a sentence. */
  readonly meaning: string;
  /** A file or a model that has this issue. */
  readonly example: IssueExample;
  /** The fix. */
  readonly cure: string;
}

/** An example of an issue: a file, a model, or a description of one that is too long to show. */
export type IssueExample =
  /** A file, and the options for validating it. */
  | { readonly kind: "xml"; readonly xml: string; readonly options?: XmlValidationOptions }
  /** A JavaScript expression that returns a model. */
  | { readonly kind: "model"; readonly code: string }
  /** A description of an example that does not fit into a few lines. */
  | { readonly kind: "words"; readonly words: string };

const NAMESPACE = "http://www.cinesync.com/ns/session/3.0";

function session(content: string, attributes = 'version="3" sessionFeatures="standard"'): string {
  const lines = content === "" ? "/>" : `>\n${content.replace(/^/gm, "  ")}\n</session>`;
  return `<session xmlns="${NAMESPACE}" ${attributes}${lines}`;
}

function movie(content: string, attributes = ""): string {
  return `<media${attributes}>
  <name>shot.mov</name>
  <locators><url>http://example.com/shot.mov</url></locators>${content === "" ? "" : `\n${content.replace(/^/gm, "  ")}`}
</media>`;
}

const xml = (text: string, options?: XmlValidationOptions): IssueExample => ({
  kind: "xml",
  xml: text,
  ...(options === undefined ? {} : { options }),
});

/**
 * Every code, in the order of the documentation: files that cannot be read, content that the schema rejects, models that
 * cannot be written, and advice.
 */
export const ISSUE_CATALOGUE: Readonly<Record<IssueCode, IssueDescription>> = {
  "empty-document": {
    meaning: "The file is empty.",
    example: xml(""),
    cure: "Save the session again. A full disk or an interrupted copy often leaves an empty file.",
  },
  "not-well-formed": {
    meaning:
      "The file is not well-formed XML: for example, a tag is not closed, a character is not allowed, or the file is cut off.",
    example: xml(
      `<session xmlns="${NAMESPACE}" version="3" sessionFeatures="standard">\n  <notes>R&D</notes>\n</session>`,
    ),
    cure: "Fix the file at the position that the issue names. In text and attribute values, write `&` as `&amp;` and `<` as `&lt;`. Nothing after that position is checked.",
  },
  "doctype-refused": {
    meaning:
      "The file has a DOCTYPE. cineSync never writes one, and it could define entities that exhaust memory.",
    example: xml(`<!DOCTYPE session>\n${session("")}`),
    cure: "Remove the DOCTYPE, and replace its entities with their values.",
  },
  "invalid-encoding": {
    meaning: "The bytes of the file are not text in the encoding that the file declares.",
    example: { kind: "words", words: "A file that contains `é`, saved as Latin-1 without declaring it." },
    cure: "Save the file as UTF-8, the encoding of session files.",
  },
  "unsupported-encoding": {
    meaning: "The file declares an encoding other than UTF-8 or UTF-16.",
    example: xml(`<?xml version="1.0" encoding="ISO-8859-1"?>\n${session("")}`),
    cure: "Save the file as UTF-8.",
  },
  "wrong-file-type": {
    meaning: "The file is of another kind, such as a compressed file, a movie or a picture.",
    example: { kind: "words", words: "A session compressed with gzip." },
    cure: "Decompress the file, or use the session file instead.",
  },
  "cinesync-5-session": {
    meaning: "The file is JSON, as cineSync 5 saves its sessions (`.cs5`), which is a different format.",
    example: xml('{ "session": {} }'),
    cure: "Save the session as `.csc` from cineSync 3 or 4.",
  },
  "older-format": {
    meaning: "The file is a session of cineSync 1 or 2, which has no namespace and a different format.",
    example: xml('<session version="2"/>'),
    cure: "Open the file in cineSync 3 and save it again.",
  },
  "wrong-root": {
    meaning: "The root element of the file is not `session`, so it is a different kind of XML file.",
    example: xml(`<media xmlns="${NAMESPACE}"/>`),
    cure: "Check that it is the right file.",
  },
  "wrong-namespace": {
    meaning: "The root element is `session`, but its namespace is not that of cineSync 3.",
    example: xml('<session xmlns="http://www.example.com/session"/>'),
    cure: `If the file is a session, its namespace must be exactly \`${NAMESPACE}\`.`,
  },
  "limit-exceeded": {
    meaning:
      "The file exceeds a limit. Limits keep a hostile file from exhausting memory, and are far above the size of real sessions.",
    example: xml(session("<stereo/>"), { limits: { depth: 1 } }),
    cure: "If you trust the file, raise the limit that the issue names with the option `limits`.",
  },

  "unknown-element": {
    meaning:
      "An element that the format does not define, that is in the wrong parent, or that is in another namespace. Its content is not checked.",
    example: xml(session("<comment>Looks good.</comment>")),
    cure: "Remove it, or move it to the element that it belongs in. Reading and writing preserve it.",
  },
  "unknown-attribute": {
    meaning:
      "An attribute that the format does not define for this element. Attributes of the format have no prefix.",
    example: xml(session("", 'version="3" sessionFeatures="standard" project="Dune"')),
    cure: "Remove it; your own data belongs in `userData`. Reading and writing preserve it.",
  },
  "unpublished-attribute": {
    meaning: "An attribute that newer releases of cineSync write and the published schema rejects.",
    example: xml(session(movie("", ' framesPerSecond="24"')), { schema: "published" }),
    cure: "Validate with the default schema, which allows it. Remove it only for software that insists on the published schema.",
  },
  "unexpected-text": {
    meaning: "Text between elements, where only white space is allowed.",
    example: xml(session("Looks good.")),
    cure: "Remove it, or put it into `notes`.",
  },
  "missing-element": {
    meaning: "A required element is missing.",
    example: xml(session("<media>\n  <name>shot.mov</name>\n</media>")),
    cure: "Add it. Without it, the movie cannot be read.",
  },
  "missing-attribute": {
    meaning: "A required attribute is missing.",
    example: xml(session("", 'version="3"')),
    cure: "Add it.",
  },
  "repeated-element": {
    meaning: "An element that may appear only once appears again.",
    example: xml(session("<notes>One</notes>\n<notes>Two</notes>")),
    cure: "Remove one of them, or merge the two.",
  },
  "conflicting-elements": {
    meaning: "An entry of the playlist is a group movie but also has elements of a media file.",
    example: xml(
      session(
        "<media>\n  <groupMovie><group>All Files</group></groupMovie>\n  <notes>Both</notes>\n</media>",
        'version="3" sessionFeatures="pro"',
      ),
    ),
    cure: "Split it into two entries, or remove the elements that the issue names.",
  },
  "invalid-value": {
    meaning: "A value does not have the form of its type.",
    example: xml(session(movie("", ' active="yes"'))),
    cure: "Write the value as the issue describes. White space is allowed around numbers, booleans and enumerations, but not inside them.",
  },
  "value-out-of-range": {
    meaning:
      "A value is outside the allowed range. Decimal numbers are compared after rounding to 32 bits, as cineSync stores them.",
    example: xml(session(movie("", ' currentFrame="0"'))),
    cure: "Change it to a value in the range.",
  },

  "illegal-character": {
    meaning:
      "A text of the model contains a character that XML does not allow: most control characters, and halves of surrogate pairs. (In a file, this is `not-well-formed`.)",
    example: { kind: "model", code: 'createSession({ notes: "Ring the bell: \\u0007" })' },
    cure: 'Remove it, or write with `{ illegalCharacters: "replace" }`.',
  },
  "invalid-preserved-content": {
    meaning:
      "The field `preserved` of a model, which holds unknown content, contains something that cannot be written as XML.",
    example: {
      kind: "model",
      code: 'createSession({ preserved: { attributes: [{ name: "xmlns:a b", namespace: "http://www.w3.org/2000/xmlns/", value: "urn:x" }] } })',
    },
    cure: "Keep `preserved` as it was read, or leave it out.",
  },

  "newer-version": {
    meaning: "The version of the session is higher than 3: a newer cineSync wrote it.",
    example: xml(session("", 'version="4" sessionFeatures="standard"')),
    cure: "Nothing to fix. Other issues may be valid in the newer version.",
  },
  "pro-content-in-standard-session": {
    meaning:
      "The session has `sessionFeatures` `standard`, but content that needs a cineSync Pro account: stereo, a group movie, zoom, pixel ratio, mask or color grading.",
    example: xml(session(movie("<colorGrading/>"))),
    cure: 'Set `sessionFeatures` to `"pro"`. Writing never changes it.',
  },
  "several-active-media": {
    meaning: "More than one entry of the playlist is marked as active, that is, as being shown.",
    example: xml(session(`${movie("", ' active="true"')}\n${movie("", ' active="true"')}`)),
    cure: "Keep `active` on only one of them.",
  },
  "unknown-group": {
    meaning: "A movie is in a group, or a group movie plays a group, that the session does not list.",
    example: xml(session(`<group>Day 1</group>\n${movie("<group>Day 2</group>")}`)),
    cure: "Add the group to the session, or correct its name. `All Files` always exists.",
  },
  "play-range-reversed": {
    meaning: "A play range starts after its end.",
    example: xml(
      session(
        movie(
          '<playRange>\n  <inFrame value="50"/>\n  <outFrame value="40"/>\n  <playOnlyRange value="true"/>\n</playRange>',
        ),
      ),
    ),
    cure: "Swap the two frames.",
  },
  "current-frame-outside-range": {
    meaning: "A movie plays only its range, but its current frame is outside the range.",
    example: xml(
      session(
        movie(
          '<playRange>\n  <inFrame value="40"/>\n  <outFrame value="50"/>\n  <playOnlyRange value="true"/>\n</playRange>',
          ' currentFrame="60"',
        ),
      ),
    ),
    cure: "Move the current frame into the range. A file without `currentFrame` is not reported.",
  },
  "several-annotations-on-frame": {
    meaning:
      "A frame of a movie has more than one annotation. Releases of cineSync up to 3.0rc1 wrote such files, and some software keeps only the last one.",
    example: xml(
      session(
        movie(
          '<annotation frame="1"><notes>One</notes></annotation>\n<annotation frame="1"><notes>Two</notes></annotation>',
        ),
      ),
    ),
    cure: "Merge them: put notes below each other and drawing objects in order.",
  },
  "no-portable-locator": {
    meaning: "A movie has only paths, which may not exist on other people's computers.",
    example: xml(
      session(
        "<media>\n  <name>shot.mov</name>\n  <locators><path>/Volumes/Work/shot.mov</path></locators>\n</media>",
      ),
    ),
    cure: "Add a URL, or the movie's short hash, by which cineSync finds the file in any folder.",
  },
  "integer-too-large": {
    meaning:
      "A frame or a version is too large for an exact number in JavaScript, so the file cannot be read, although the schema has no upper bound.",
    example: xml(session(movie("", ' currentFrame="99999999999999999999"'))),
    cure: "Correct the number.",
  },
  "unknown-field": {
    meaning: "An object of a model has a field that the model does not define. The field is not written.",
    example: { kind: "model", code: 'Object.assign(createSession(), { note: "Looks good." })' },
    cure: "Correct the name of the field, or remove it.",
  },
  "checks-limited": {
    meaning:
      "The session has too many groups, or a movie too many annotated frames, to check all of them for unknown groups and for several annotations on a frame. `valid` is still correct.",
    example: { kind: "words", words: "A session with 30,000 groups." },
    cure: "Nothing to fix.",
  },
  "too-many-issues": {
    meaning: "The file has more issues than `maxIssues`. This issue is always the last in the list.",
    example: xml(session("<a/>\n<b/>\n<c/>"), { maxIssues: 2 }),
    cure: "Fix the listed issues first, or raise the limit with the option `maxIssues`.",
  },
};
