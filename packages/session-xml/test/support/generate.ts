import type { Random } from "./random.ts";
import type { TreeAttribute, TreeElement, TreeNode } from "./tree.ts";
import { validValue, type ValueKind } from "./values.ts";

// Generates valid session documents. It defines the format independently of the tables in src/lib/format and of the
// schema, so that a mistake in one of them shows.

/** An attribute for `make`: its name and kind. A `?` at the end of the name means optional. */
type AttributeDescription = readonly [name: string, kind: ValueKind];

export interface GenerateOptions {
  /** True if attributes of later releases can appear: then the document is valid only by the current schema. */
  readonly later?: boolean;
}

/** A valid session. */
export function generateSession(random: Random, options: GenerateOptions = {}): TreeElement {
  const later = options.later ?? false;
  const groups = random.list(random.below(4), () => textElement(random, "group", "nonEmptyText"));
  const media = random.list(random.pick([0, 1, 1, 2, 3]), () => generateMedia(random, later));
  return make(
    random,
    "session",
    [
      ["version", "version"],
      ["sessionFeatures", "features"],
      ["hashToken?", "anyText"],
      ["userData?", "anyText"],
      ...(later
        ? ([
            ["fromScript?", "titleCaseBool"],
            ["ownerShouldAutomaticallyDownload?", "titleCaseBool"],
            ["guestShouldAutomaticallyDownload?", "titleCaseBool"],
          ] as const)
        : []),
    ],
    [
      ...groups,
      ...media,
      ...maybe(random, () => textElement(random, "notes", "anyText")),
      ...maybe(random, () => textElement(random, "chat", "anyText")),
      ...maybe(random, () => generateStereo(random)),
    ],
  );
}

function generateMedia(random: Random, later: boolean): TreeElement {
  const attributes: AttributeDescription[] = [
    ["userData?", "anyText"],
    ["active?", "bool"],
    ["currentFrame?", "frame"],
  ];
  if (later) attributes.push(["framesPerSecond?", "coordinate"]);
  const common = [
    ...random.list(random.below(3), () => textElement(random, "group", "nonEmptyText")),
    ...maybe(random, () => generatePlayRange(random)),
  ];
  if (random.once(5)) {
    const groupMovie = make(random, "groupMovie", [], [textElement(random, "group", "nonEmptyText")]);
    return make(random, "media", attributes, [groupMovie, ...common]);
  }
  return make(random, "media", attributes, [
    textElement(random, "name", "nonEmptyText"),
    make(
      random,
      "locators",
      [],
      random.list(random.between(1, 4), () => {
        const name = random.pick(["path", "url", "shortHash"]);
        return textElement(random, name, name === "shortHash" ? "hash" : "nonEmptyText");
      }),
    ),
    ...common,
    ...maybe(random, () => textElement(random, "notes", "anyText")),
    ...maybe(random, () => make(random, "zoomState", [], [center(random), scaleFactor(random)])),
    ...maybe(random, () =>
      make(random, "pixelRatio", [], [ratio(random, "source"), ratio(random, "target")]),
    ),
    ...maybe(random, () =>
      make(
        random,
        "mask",
        [["alpha", "alpha"]],
        [center(random), ratio(random, "ratio"), scaleFactor(random)],
      ),
    ),
    ...maybe(random, () => generateColorGrading(random)),
    ...random.list(random.pick([0, 0, 1, 2, 3]), () => generateAnnotation(random)),
  ]);
}

function generatePlayRange(random: Random): TreeElement {
  return make(
    random,
    "playRange",
    [],
    [
      valueElement(random, "inFrame", "frame"),
      valueElement(random, "outFrame", "frame"),
      valueElement(random, "playOnlyRange", "bool"),
    ],
  );
}

function generateColorGrading(random: Random): TreeElement {
  const parts = [
    make(random, "offset", [
      ["red", "offset"],
      ["green", "offset"],
      ["blue", "offset"],
    ]),
    make(random, "brightness", [
      ["rgb", "exponent"],
      ["red", "exponent"],
      ["green", "exponent"],
      ["blue", "exponent"],
    ]),
    valueElement(random, "saturation", "exponent"),
    valueElement(random, "gamma", "exponent"),
    valueElement(random, "contrast", "exponent"),
    valueElement(random, "linearToLog", "bool"),
    valueElement(random, "lutPath", "nonEmptyText"),
  ];
  return make(
    random,
    "colorGrading",
    [],
    parts.filter(() => random.once(2)),
  );
}

function generateStereo(random: Random): TreeElement {
  const parts = [
    valueElement(random, "anamorphic", "bool"),
    valueElement(random, "anaglyph", "bool"),
    valueElement(random, "grayscale", "bool"),
    make(random, "separation", [
      ["annotation", "unit"],
      ["image", "unit"],
    ]),
  ];
  return make(
    random,
    "stereo",
    [
      ["enabled", "bool"],
      ["type", "stereoType"],
    ],
    parts.filter(() => random.once(2)),
  );
}

function generateAnnotation(random: Random): TreeElement {
  return make(
    random,
    "annotation",
    [["frame", "frame"]],
    [
      ...maybe(random, () => textElement(random, "notes", "anyText")),
      ...random.list(random.below(5), () => generateDrawingObject(random)),
    ],
  );
}

function generateDrawingObject(random: Random): TreeElement {
  const id: AttributeDescription = ["id?", "nonEmptyText"];
  const paint: readonly AttributeDescription[] = [
    ["color", "color"],
    ["alpha", "alpha"],
  ];
  const ends = (): TreeElement[] => [point(random, "startPoint"), point(random, "endPoint")];
  switch (random.below(5)) {
    case 0:
      return make(
        random,
        "line",
        [id, ...paint, ["thickness", "positive"]],
        random.list(random.between(1, 4), () => point(random, "point", ["alpha?", "alpha"])),
      );
    case 1:
      return make(
        random,
        "erase",
        [id, ["thickness", "positive"]],
        random.list(random.between(1, 3), () => point(random, "point")),
      );
    case 2:
      return make(random, "circle", [id, ...paint], ends());
    case 3: {
      const flags = ["special", "flipSide", "reverse"].filter(() => random.once(2));
      return make(
        random,
        "arrow",
        [id, ...paint],
        [...ends(), ...flags.map((name) => valueElement(random, name, "bool"))],
      );
    }
    default:
      return make(
        random,
        "text",
        [id],
        [
          ...ends(),
          make(random, "background", paint),
          make(random, "foreground", paint),
          textElement(random, "p", "anyText"),
        ],
      );
  }
}

function point(random: Random, name: string, ...more: readonly AttributeDescription[]): TreeElement {
  return make(random, name, [["x", "coordinate"], ["y", "coordinate"], ...more]);
}

function center(random: Random): TreeElement {
  return point(random, "center");
}

function ratio(random: Random, name: string): TreeElement {
  return make(random, name, [
    ["width", "positive"],
    ["height", "positive"],
  ]);
}

function scaleFactor(random: Random): TreeElement {
  return valueElement(random, "scaleFactor", "positive");
}

function valueElement(random: Random, name: string, kind: ValueKind): TreeElement {
  return make(random, name, [["value", kind]]);
}

function textElement(random: Random, name: string, kind: ValueKind): TreeElement {
  const text = validValue(random, kind);
  return { name, attributes: [], children: text === "" ? [] : [text], elementOnly: false, text: kind };
}

/** An element whose attributes and children are in any order, including the order of equal children. */
function make(
  random: Random,
  name: string,
  attributes: readonly AttributeDescription[],
  children: readonly TreeNode[] = [],
): TreeElement {
  const present = attributes.filter(([spelling]) => !spelling.endsWith("?") || random.once(2));
  return {
    name,
    attributes: random.shuffle(present).map(([spelling, type]): TreeAttribute => ({
      name: spelling.replace("?", ""),
      type,
      value: validValue(random, type),
    })),
    children: random.shuffle(children),
    elementOnly: true,
  };
}

function maybe<T>(random: Random, create: () => T): T[] {
  return random.once(3) ? [create()] : [];
}
