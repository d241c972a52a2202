import type { Random } from "./random.ts";

/** The value types of the format, by the generator's names for them. */
export type ValueKind =
  | "bool"
  | "frame"
  | "version"
  | "positive"
  | "alpha"
  | "offset"
  | "exponent"
  | "unit"
  | "coordinate"
  | "color"
  | "hash"
  | "nonEmptyText"
  | "anyText"
  | "features"
  | "stereoType"
  | "titleCaseBool";

/** Kinds whose value can have white space around it. */
const COLLAPSED: ReadonlySet<ValueKind> = new Set<ValueKind>([
  "bool",
  "frame",
  "version",
  "positive",
  "alpha",
  "offset",
  "exponent",
  "unit",
  "coordinate",
  "features",
  "stereoType",
  "titleCaseBool",
]);

const RANGES: Partial<Record<ValueKind, readonly [string, string]>> = {
  alpha: ["0", "1"],
  offset: ["-0.2", "0.2"],
  exponent: ["0.367879", "2.718282"],
  unit: ["-1", "1"],
};

function isFloatKind(kind: ValueKind): boolean {
  return kind in RANGES || kind === "positive" || kind === "coordinate";
}

/** Returns a text that is a value of this kind. */
export function validValue(random: Random, kind: ValueKind): string {
  const value = validCore(random, kind);
  return COLLAPSED.has(kind) && random.once(12) ? padded(random, value) : value;
}

function validCore(random: Random, kind: ValueKind): string {
  switch (kind) {
    case "bool":
      return random.pick(["true", "false"]);
    case "titleCaseBool":
      return random.pick(["True", "False"]);
    case "frame":
      return validInteger(random, 1);
    case "version":
      return random.once(3) ? validInteger(random, 3) : "3";
    case "features":
      return random.pick(["standard", "pro"]);
    case "stereoType":
      return random.pick(["side-by-side", "composite", "interlaced"]);
    case "color":
      return `#${random.list(6, () => random.character("0123456789abcdefABCDEF")).join("")}`;
    case "hash":
      return random.once(4)
        ? random.list(40, () => character(random)).join("")
        : random.list(40, () => random.character("0123456789abcdef")).join("");
    case "nonEmptyText":
      return random.list(random.between(1, 12), () => character(random)).join("");
    case "anyText":
      return random.list(random.below(24), () => character(random)).join("");
    case "coordinate":
      return random.once(20)
        ? random.pick(["INF", "-INF", "NaN"])
        : spelled(random, random.below(40_000) / 10_000 - 2);
    case "positive":
      return random.once(20)
        ? random.pick(["INF", "1e-45", "1.4e-45", SMALLEST_ABOVE_ZERO, "1e99", "1e-37"])
        : spelled(random, (1 + random.below(100_000)) / 10_000);
    default:
      return validInRange(random, kind);
  }
}

function validInRange(random: Random, kind: ValueKind): string {
  const [low, high] = RANGES[kind] ?? ["0", "1"];
  if (random.once(4)) {
    const atLow = random.once(2);
    return random.pick(atBound(atLow ? low : high, atLow ? 1 : -1));
  }
  const within = Number(low) + (random.below(1_000_001) / 1_000_000) * (Number(high) - Number(low));
  return spelled(random, Number(Math.min(Math.max(within, Number(low)), Number(high)).toFixed(9)));
}

/** Returns a text that is probably not a value of this kind: just out of range, in a wrong form, or of another kind. */
export function doubtfulValue(random: Random, kind: ValueKind): string {
  const choices: (() => string)[] = [
    () => random.pick(ODD_TEXTS),
    () => padded(random, validCore(random, kind)),
  ];
  if (isFloatKind(kind)) {
    choices.push(
      () => random.pick(ODD_FLOATS),
      () => random.pick(ODD_FLOATS),
      () => aroundBound(random, kind),
      () => aroundBound(random, kind),
      () => insideOut(random, validCore(random, kind)),
    );
  } else if (kind === "frame" || kind === "version") {
    choices.push(
      () => random.pick(ODD_INTEGERS),
      () => random.pick(ODD_INTEGERS),
      () => String(random.between(-2, 4)),
      () => insideOut(random, validCore(random, kind)),
    );
  } else if (kind === "hash") {
    choices.push(() => random.list(random.between(38, 42), () => character(random)).join(""));
    choices.push(() => random.list(random.pick([20, 39, 40, 41]), () => "\u{1f3ac}").join(""));
  } else if (kind === "color") {
    choices.push(() => random.pick(ODD_COLORS));
    choices.push(() => insideOut(random, validCore(random, kind)));
  } else if (kind === "nonEmptyText" || kind === "anyText") {
    choices.push(() => random.pick(["", " ", "\n", "\t", "\u{1f3ac}", "\u00a0"]));
  } else {
    choices.push(() => random.pick(ODD_WORDS));
    choices.push(() => random.pick(ODD_WORDS));
    choices.push(() => insideOut(random, validCore(random, kind)));
  }
  return random.pick(choices)();
}

/** Returns a number of this size in one of the many spellings of XSD float. */
function spelled(random: Random, value: number): string {
  const plain = String(value);
  if (plain.includes("e")) return plain;
  switch (random.below(12)) {
    case 0:
      return value.toFixed(9);
    case 1:
      return value < 0 ? plain : `+${plain}`;
    case 2:
      return value.toExponential();
    case 3:
      return value.toExponential().replace("e", "E");
    case 4:
      return plain.replace(/^(-?)0\./, "$1.");
    case 5:
      return plain.includes(".") ? plain : `${plain}.`;
    case 6:
      return plain.replace(/^-?/, "$&000");
    case 7:
      return `${plain}${plain.includes(".") ? "" : "."}000000000000000000000000000000`;
    case 8:
      return `${plain}e0`;
    case 9:
      return `${plain}E-00`;
    default:
      return plain;
  }
}

function validInteger(random: Random, minimum: number): string {
  if (random.once(30)) return random.pick(["9".repeat(15), "9007199254740991"]);
  const plain = String(random.once(4) ? minimum : random.between(minimum, 5000));
  return random.once(8) ? `${random.pick(["+", "0", "+00", "000000000000"])}${plain}` : plain;
}

function padded(random: Random, value: string): string {
  const space = (): string =>
    random.list(random.below(3), () => random.pick([" ", "\t", "\n", "\r"])).join("");
  return `${space()}${value}${space()}`;
}

/** Returns the same text with something inserted, removed or repeated. */
function insideOut(random: Random, value: string): string {
  const at = random.below(value.length + 1);
  switch (random.below(4)) {
    case 0:
      return (
        value.slice(0, at) +
        random.pick([" ", "\n", "_", ",", ".", "e", "-", "+", "\u00a0"]) +
        value.slice(at)
      );
    case 1:
      return value.slice(0, at) + value.slice(at + 1);
    case 2:
      return value + value;
    default:
      return value.toUpperCase() === value ? value.toLowerCase() : value.toUpperCase();
  }
}

function character(random: Random): string {
  if (!random.once(5)) return random.character("abcdefgh ijklmnop0123456789/.:-_ABC");
  return random.character("<>&\"'%=]\\|\t\n\r\u0085\u00a0éßжא日\u2028\ufffd\u{10000}\u{1f3ac}\u{10ffff}");
}

/** Returns the next 32-bit number above (`+1`) or below (`-1`) one that is not 0. */
function neighbour(value: number, direction: 1 | -1): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  view.setInt32(0, view.getInt32(0) + (value > 0 ? direction : -direction));
  return view.getFloat32(0);
}

/** Returns all digits of a number; exact for 32-bit numbers near 1 and the midpoints between two. */
function digits(value: number): string {
  return value.toFixed(60).replace(/(?<!0)0+$/, "");
}

/** Returns numbers exactly halfway between two 32-bit numbers. */
function halfway(bound: string, direction: 1 | -1): string {
  const single = Math.fround(Number(bound));
  return digits((single + neighbour(single, direction)) / 2);
}

/** 2 to the power of −150: half of the smallest 32-bit number above 0, so it rounds to 0 (to even). */
const HALF_OF_SMALLEST = `${String(5n ** 150n)}e-150`;
/** A little more, which rounds up. */
const SMALLEST_ABOVE_ZERO = `${String(5n ** 150n * 10n + 1n)}e-151`;

/** Returns texts that are within a bound as 32-bit numbers. `inwards` is the direction of the allowed range. */
function atBound(bound: string, inwards: 1 | -1): string[] {
  const single = Math.fround(Number(bound));
  if (single === 0)
    return ["0", "-0", "-0.0", "0e5", HALF_OF_SMALLEST, `-${HALF_OF_SMALLEST}`, "-1e-46", "-1e-999"];
  const outwards = inwards === 1 ? -1 : 1;
  const half = halfway(bound, outwards);
  // More digits make the number larger in size; whether that is inwards depends on the side of the range.
  const sizeGrowsOutwards = Math.abs(neighbour(single, outwards)) > Math.abs(single);
  return [
    bound,
    digits(single),
    digits(neighbour(single, inwards)),
    sizeGrowsOutwards ? `${half.slice(0, -1)}4999` : `${half}1`,
    `${bound}${bound.includes(".") ? "" : "."}000000000001`,
    `${bound}e0`,
  ];
}

/** Returns texts around one of the bounds of a kind, inside and outside, with 32-bit neighbors and midpoints. */
function aroundBound(random: Random, kind: ValueKind): string {
  const range = RANGES[kind];
  if (!range)
    return random.pick([
      "0",
      "-0",
      "1e-46",
      "-1e-46",
      HALF_OF_SMALLEST,
      SMALLEST_ABOVE_ZERO,
      "-1e-40",
      "INF",
    ]);
  const bound = random.pick(range);
  const single = Math.fround(Number(bound));
  if (single === 0)
    return random.pick([...atBound(bound, 1), "-1e-45", `-${SMALLEST_ABOVE_ZERO}`, "-0.000001"]);
  const outwards = bound === range[0] ? -1 : 1;
  const half = halfway(bound, outwards);
  return random.pick([
    ...atBound(bound, outwards === 1 ? -1 : 1),
    half,
    `${half}1`,
    `${half}${"0".repeat(40)}1`,
    `${half.slice(0, -1)}4${"9".repeat(40)}`,
    digits(neighbour(single, outwards)),
    digits(neighbour(neighbour(single, outwards), outwards)),
    digits((single * 3 + neighbour(single, outwards)) / 4),
    digits((single + neighbour(single, outwards) * 3) / 4),
    spelled(random, Number(bound) + outwards * 0.000001),
    spelled(random, Number(bound) + outwards * 0.0001),
  ]);
}

const ODD_TEXTS: readonly string[] = [
  "",
  " ",
  "0",
  "1",
  "true",
  "false",
  "pro",
  "NaN",
  "#ffffff",
  "null",
  "undefined",
  "\u{1f3ac}",
  "\u00a0",
  "a&b<c>\"'",
  "__proto__",
];

const ODD_FLOATS: readonly string[] = [
  "INF",
  "+INF",
  "-INF",
  "NaN",
  "-NaN",
  "nan",
  "inf",
  "Infinity",
  "-Infinity",
  "1f",
  "1d",
  "0x1p3",
  "0x10",
  "1,5",
  "1.5.2",
  "1e",
  "e1",
  "1e1.5",
  "1 e1",
  "1e 1",
  "- 1",
  "--1",
  "+-1",
  ".",
  "-.",
  "+",
  "-",
  ".e1",
  "1.e1",
  ".5e-1",
  "5.",
  "1_000",
  "\u0661",
  "\uff11",
  "1e9999",
  "-1e9999",
  "1e-9999",
  "3.4028236e38",
  "3.40282346638528859811704183484516925440e+38",
  "1e0000000000000000000000000000000000001",
  "0.0000000000000000000000000000000000000000000000000000000000001e60",
  "1e+",
  "1e-",
  "-0",
  "+0.0",
  "00.5",
];

const ODD_INTEGERS: readonly string[] = [
  "0",
  "-0",
  "+0",
  "1",
  "-1",
  "2",
  "3",
  "4",
  "+",
  "-",
  "+1",
  "+ 1",
  "1.0",
  "1.",
  "1e2",
  "0x1",
  "--1",
  "000",
  "0001",
  "1 2",
  "1,000",
  "1_000",
  "\u0661",
  "\uff13",
  "INF",
  "NaN",
  "999999999999999999999",
  "-999999999999999999999",
  "9007199254740993",
];

const ODD_COLORS: readonly string[] = [
  "#fff",
  "#ffffff ",
  " #ffffff",
  "#ffffff\n",
  "\n#ffffff",
  "#FFffFF",
  "#gggggg",
  "ffffff",
  "#fffffff",
  "#fffff",
  "#ffffff#ffffff",
  "#\uff10\uff10\uff10\uff10\uff10\uff10",
  "red",
];

const ODD_WORDS: readonly string[] = [
  "0",
  "1",
  "True",
  "FALSE",
  "yes",
  "true false",
  "truefalse",
  "Standard",
  "PRO",
  "standard pro",
  "side by side",
  "side-by-side",
  "composite",
  "Interlaced",
  "tr ue",
  "\u00a0true",
  "true\u2003",
];
