import fc from "fast-check";
import type { Session } from "../../src/index.ts";

// Arbitrary models for fast-check: valid ones, and ones with any mistake that a program or a JSON file could make.

/** Values by kind: of a valid model, or of any model. */
interface Values {
  readonly text: fc.Arbitrary<unknown>;
  readonly nonEmptyText: fc.Arbitrary<unknown>;
  readonly frame: fc.Arbitrary<unknown>;
  readonly version: fc.Arbitrary<unknown>;
  readonly bool: fc.Arbitrary<unknown>;
  readonly positive: fc.Arbitrary<unknown>;
  readonly coordinate: fc.Arbitrary<unknown>;
  readonly color: fc.Arbitrary<unknown>;
  readonly hash: fc.Arbitrary<unknown>;
  readonly range: (low: number, high: number) => fc.Arbitrary<unknown>;
  readonly choice: (...names: readonly string[]) => fc.Arbitrary<unknown>;
  readonly preserved: fc.Arbitrary<unknown>;
  /** Makes a list; `min` is the least length that the format allows. */
  readonly list: (item: fc.Arbitrary<unknown>, min: number) => fc.Arbitrary<unknown>;
  /** Wraps every object. */
  readonly object: (object: fc.Arbitrary<object>) => fc.Arbitrary<unknown>;
  readonly later: boolean;
}

/** Characters that XML allows, with those that are easily lost. */
const xmlCharacter = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...Array.from("abc xyz019._-/\\:%")) },
  { weight: 2, arbitrary: fc.constantFrom(...Array.from("<>&\"'\t\n\r]é日🎬\u0085\u2028\ufffd")) },
  { weight: 1, arbitrary: fc.integer({ min: 0x20, max: 0xd7ff }).map((code) => String.fromCodePoint(code)) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 0x10000, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
  },
);
const xmlText = fc.array(xmlCharacter, { maxLength: 16 }).map((characters) => characters.join(""));

const VALID: Values = {
  text: xmlText,
  nonEmptyText: xmlText.filter((text) => text !== ""),
  frame: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })),
  version: fc.constantFrom(3, 3, 3, 4, 17),
  bool: fc.boolean(),
  // A number that rounds to 0 as a 32-bit number is not greater than 0.
  positive: fc.double({ min: 1e-45, noNaN: true }),
  coordinate: fc.double(),
  color: fc.stringMatching(/^#[0-9a-fA-F]{6}$/),
  hash: fc.oneof(
    fc.stringMatching(/^[0-9a-f]{40}$/),
    fc.array(xmlCharacter, { minLength: 40, maxLength: 40 }).map((characters) => characters.join("")),
  ),
  range: (low, high) => fc.oneof(fc.double({ min: low, max: high, noNaN: true }), fc.constantFrom(low, high)),
  choice: (...names) => fc.constantFrom(...names),
  preserved: fc.constant(undefined),
  list: (item, min) => fc.array(item, { minLength: min, maxLength: 3 }),
  object: (object) => object,
  later: false,
};

const junk = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(undefined, null, "", 0, -0, NaN, Infinity, 1.5, true, [], {}) },
  { weight: 1, arbitrary: fc.anything({ maxDepth: 2 }) },
);
const wildText = fc.oneof(
  xmlText,
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.constantFrom("", "\u0000", "\ud800", "\ufffe"),
);
const wildNumber = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -0, 1, -1, 0.2, 1.0000001, 2.718282, NaN, Infinity, 2 ** 53),
);
const name = fc.oneof(
  fc.constantFrom(
    "a",
    "x:y",
    "xmlns:p",
    "xmlns:xml",
    "alpha",
    "framesPerSecond",
    "notes",
    "a b",
    "",
    "__proto__",
  ),
  wildText,
);
const namespace = fc.constantFrom(
  "",
  "urn:a",
  "http://www.w3.org/2000/xmlns/",
  "http://www.cinesync.com/ns/session/3.0",
);
const wildAttribute = fc.record({ name, namespace, value: fc.oneof(wildText, namespace) });
const wildNode = fc.oneof(
  fc.record({ kind: fc.constant("text"), text: fc.oneof(wildText, fc.constant(" ")) }),
  fc.record({
    kind: fc.constant("element"),
    name,
    namespace,
    attributes: fc.constant([]),
    children: fc.constant([]),
  }),
);
const wildExtra = fc.record(
  {
    attributes: fc.array(wildAttribute, { maxLength: 2 }),
    content: fc.array(fc.record({ follows: fc.constantFrom("", "notes", "#1"), node: wildNode }), {
      maxLength: 2,
    }),
    explicitDefaults: fc.subarray(["notes", "active", "currentFrame", "userData", "id", "chat", "hashToken"]),
  },
  { requiredKeys: [] },
);

/** Usually right, so that most mistakes come alone. */
function mostly(valid: fc.Arbitrary<unknown>, wild: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 40, arbitrary: valid },
    { weight: 2, arbitrary: wild },
    { weight: 1, arbitrary: junk },
  );
}

const WILD: Values = {
  text: mostly(VALID.text, wildText),
  nonEmptyText: mostly(VALID.nonEmptyText, wildText),
  frame: mostly(VALID.frame, wildNumber),
  version: mostly(VALID.version, wildNumber),
  bool: mostly(VALID.bool, fc.constant("true")),
  positive: mostly(VALID.positive, wildNumber),
  coordinate: mostly(VALID.coordinate, wildNumber),
  color: mostly(VALID.color, wildText),
  hash: mostly(VALID.hash, wildText),
  range: (low, high) => mostly(VALID.range(low, high), wildNumber),
  choice: (...names) => mostly(VALID.choice(...names), wildText),
  preserved: fc.oneof(
    { weight: 20, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: wildExtra },
    { weight: 1, arbitrary: junk },
  ),
  list: (item, min) => mostly(fc.array(item, { minLength: min, maxLength: 3 }), fc.constant([])),
  object: (object) => fc.oneof({ weight: 60, arbitrary: object }, { weight: 1, arbitrary: junk }),
  later: true,
};

/** Any model that the published schema accepts. */
export const validSession = sessionOf(VALID) as fc.Arbitrary<Session>;

/** Any model that the current schema accepts: with attributes of later releases. */
export const currentSession = sessionOf({ ...VALID, later: true }) as fc.Arbitrary<Session>;

/** A model that may contain any mistakes. */
export const anySession = sessionOf(WILD) as fc.Arbitrary<Session>;

function sessionOf(values: Values): fc.Arbitrary<unknown> {
  const {
    text,
    nonEmptyText,
    frame,
    version,
    bool,
    positive,
    coordinate,
    color,
    hash,
    range,
    choice,
    preserved,
    list,
    object,
    later,
  } = values;

  /** An object; fields whose names end in `?` can be absent. */
  const record = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> => {
    const entries = Object.entries(fields);
    const pick = (optional: boolean): Record<string, fc.Arbitrary<unknown>> =>
      Object.fromEntries(
        entries
          .filter(([name]) => name.endsWith("?") === optional)
          .map(([name, value]) => [name.replace("?", ""), value]),
      );
    return object(
      fc
        .tuple(fc.record({ ...pick(false), preserved }), fc.record(pick(true), { requiredKeys: [] }))
        .map(([required, optional]) => withoutAbsent({ ...required, ...optional })),
    );
  };

  const position = record({ x: coordinate, y: coordinate });
  const ratio = record({ width: positive, height: positive });
  const exponent = range(0.367879, 2.718282);
  const offset = range(-0.2, 0.2);
  const alpha = range(0, 1);
  const id = fc.oneof(fc.constant(""), nonEmptyText);
  const paint = record({ color, alpha });

  const drawing = fc.oneof(
    record({
      kind: fc.constant("line"),
      id,
      color,
      alpha,
      thickness: positive,
      points: list(record({ x: coordinate, y: coordinate, "alpha?": alpha }), 1),
    }),
    record({ kind: fc.constant("erase"), id, thickness: positive, points: list(position, 1) }),
    record({ kind: fc.constant("circle"), id, color, alpha, startPoint: position, endPoint: position }),
    record({
      kind: fc.constant("arrow"),
      id,
      color,
      alpha,
      startPoint: position,
      endPoint: position,
      "special?": bool,
      "flipSide?": bool,
      "reverse?": bool,
    }),
    record({
      kind: fc.constant("text"),
      id,
      startPoint: position,
      endPoint: position,
      background: paint,
      foreground: paint,
      p: text,
    }),
  );

  const annotation = record({ frame, notes: text, objects: list(drawing, 0) });
  const locator = fc.oneof(
    record({ kind: fc.constantFrom("path", "url"), value: nonEmptyText }),
    record({ kind: fc.constant("short-hash"), value: hash }),
  );
  const common = {
    userData: text,
    active: bool,
    currentFrame: frame,
    ...(later ? { "framesPerSecond?": coordinate } : {}),
    groups: list(fc.oneof(nonEmptyText, fc.constantFrom("A", "B", "All Files")), 0),
    "playRange?": record({ inFrame: frame, outFrame: frame, playOnlyRange: bool }),
  };
  const media = fc.oneof(
    {
      weight: 3,
      arbitrary: record({
        kind: fc.constant("file"),
        ...common,
        name: nonEmptyText,
        locators: list(locator, 1),
        notes: text,
        "zoomState?": record({ center: position, scaleFactor: positive }),
        "pixelRatio?": record({ source: ratio, target: ratio }),
        "mask?": record({ alpha, center: position, ratio, scaleFactor: positive }),
        "colorGrading?": record({
          "offset?": record({ red: offset, green: offset, blue: offset }),
          "brightness?": record({ rgb: exponent, red: exponent, green: exponent, blue: exponent }),
          "saturation?": exponent,
          "gamma?": exponent,
          "contrast?": exponent,
          "linearToLog?": bool,
          "lutPath?": nonEmptyText,
        }),
        annotations: list(annotation, 0),
      }),
    },
    { weight: 1, arbitrary: record({ kind: fc.constant("group-movie"), ...common, group: nonEmptyText }) },
  );
  return record({
    version,
    sessionFeatures: choice("standard", "pro"),
    hashToken: text,
    userData: text,
    ...(later
      ? {
          "fromScript?": bool,
          "ownerShouldAutomaticallyDownload?": bool,
          "guestShouldAutomaticallyDownload?": bool,
        }
      : {}),
    groups: list(fc.oneof(nonEmptyText, fc.constantFrom("A", "B")), 0),
    notes: text,
    chat: text,
    "stereo?": record({
      enabled: bool,
      type: choice("side-by-side", "composite", "interlaced"),
      "anamorphic?": bool,
      "anaglyph?": bool,
      "grayscale?": bool,
      "separation?": record({ annotation: range(-1, 1), image: range(-1, 1) }),
    }),
    media: list(media, 0),
  });
}

/** `preserved: undefined` counts as left out. */
function withoutAbsent(object: object): object {
  const { preserved, ...rest } = object as { preserved?: unknown };
  return preserved === undefined ? rest : { ...rest, preserved };
}
