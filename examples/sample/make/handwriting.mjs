// @ts-check
// Strokes as a pen tablet gives them: letters, circles and scribbles with a slightly unsteady hand and with
// pressure. Everything is drawn from a seeded generator, so that the sample comes out the same every time.

/**
 * @typedef {readonly [x: number, y: number]} Place
 * @typedef {readonly Place[]} Path
 * @typedef {import("@cinesync/session-xml").Point} Point
 */

/**
 * Letters: the width, and paths through a few places, with slashes between the paths. The height of an x is 100,
 * the base line 0. A place that stands twice is a corner; elsewhere the pen goes on in a curve.
 *
 * @type {Readonly<Record<string, readonly [width: number, paths: string]>>}
 */
const LETTERS = {
  a: [100, "76,86 50,100 16,76 5,40 24,3 55,16 76,60 79,96 79,96 76,40 84,4 102,12"],
  c: [86, "74,82 50,100 16,76 5,40 25,5 55,2 84,22"],
  d: [102, "76,84 50,100 16,76 5,40 24,3 56,16 79,75 84,190 84,190 79,60 86,5 104,12"],
  e: [88, "8,46 40,53 70,72 58,97 29,93 7,54 16,12 46,0 88,24"],
  f: [66, "72,174 52,190 31,160 28,80 25,-10 / 0,93 62,100"],
  g: [92, "76,86 50,100 16,76 5,40 24,6 55,18 76,60 79,96 79,96 76,10 64,-62 34,-80 8,-58"],
  h: [94, "13,190 9,100 8,2 8,2 16,60 42,98 66,84 69,40 75,5 94,12"],
  i: [42, "10,100 10,40 20,4 42,14 / 13,146 15,142"],
  k: [80, "13,190 9,90 8,2 / 64,100 36,66 12,50 12,50 40,32 80,4"],
  l: [46, "14,190 10,100 13,20 26,3 46,14"],
  m: [142, "8,98 8,50 7,2 7,2 14,55 38,98 58,84 60,30 60,2 60,2 68,55 92,98 113,84 116,40 122,5 142,12"],
  n: [92, "8,98 8,50 7,2 7,2 15,55 41,98 64,84 67,40 73,5 92,12"],
  o: [86, "48,100 17,82 5,42 25,3 60,10 79,50 68,90 44,102 32,93"],
  r: [66, "8,98 8,50 7,2 7,2 15,55 36,92 66,94"],
  s: [72, "66,86 41,100 13,82 25,58 56,42 61,15 35,0 4,15"],
  t: [66, "31,160 28,80 30,15 45,2 66,14 / 0,104 62,110"],
  u: [92, "8,100 7,40 20,4 50,12 69,50 71,100 71,100 70,40 77,5 92,12"],
  w: [108, "5,100 12,40 28,2 43,40 50,80 58,35 75,2 93,45 102,100"],
  "!": [40, "20,185 15,110 12,50 / 10,8 12,4"],
  " ": [55, ""],
};

const SLANT = 0.14;
const GAP = 0.12;

/** A seeded linear congruential generator: numbers from 0 up to, not including, 1. */
export function seeded(/** @type {number} */ seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * A word, letter by letter.
 *
 * @param {string} word
 * @param {{ x: number, y: number, height: number, aspect: number, random: () => number }} where Left end of the base
 * line and height of an x, as fractions of the picture's width and height; the picture's width divided by its height.
 * @returns {Point[][]} One list of points for each stroke.
 */
export function handwrite(word, { x, y, height, aspect, random }) {
  const strokes = [];
  let pen = 0;
  for (const letter of word) {
    const shape = LETTERS[letter];
    if (!shape) throw new Error(`There is no handwriting for ${JSON.stringify(letter)}.`);
    const lift = (random() - 0.5) * 0.1;
    const size = 0.96 + random() * 0.08;
    for (const path of pathsOf(shape[1])) {
      const places = path.map(
        /** @returns {Place} */ ([px, py]) => [
          x + ((pen + (px + SLANT * py) * size) * height) / aspect,
          y + (py * size + lift) * height,
        ],
      );
      strokes.push(draw(places, { aspect, random }));
    }
    pen += (shape[0] / 100 + GAP) * size;
  }
  return strokes;
}

/** @returns {Path[]} */
function pathsOf(/** @type {string} */ text) {
  const paths = text.split(" / ").filter((path) => path !== "");
  return paths.map((path) =>
    path.split(" ").map((place) => {
      const [x = 0, y = 0] = place.split(",").map(Number);
      return [x / 100, y / 100];
    }),
  );
}

/**
 * A circle as people draw one around something: not quite round, and past its beginning.
 *
 * @param {{ x: number, y: number, width: number, height: number, aspect: number, random: () => number }} where Its middle
 * and its size, as fractions of the picture.
 */
export function ring({ x, y, width, height, aspect, random }) {
  const start = 0.35 + random() * 0.2;
  const places = Array.from({ length: 19 }, (_, i) => {
    const angle = (start + i / 16.5) * 2 * Math.PI;
    const radius = 0.5 + (random() - 0.5) * 0.03 + i * 0.0018;
    return /** @type {Place} */ ([
      x + Math.cos(angle) * width * radius,
      y + Math.sin(angle) * height * radius,
    ]);
  });
  return draw(places, { aspect, random });
}

/**
 * The points of a stroke through some places, as a tablet reports them: evenly in time, with the pressure of a pen that
 * is set down, drawn along and lifted.
 *
 * @param {readonly Place[]} places As fractions of the picture.
 * @param {{ aspect: number, random: () => number }} how
 * @returns {Point[]}
 */
export function draw(places, { aspect, random }) {
  const curve = along(places, aspect);
  const phase = random() * 6;
  const firmness = 0.55 + random() * 0.15;
  return curve.map(([x, y], i) => {
    const t = curve.length === 1 ? 0.5 : i / (curve.length - 1);
    const ends = Math.min(1, 0.45 + 2.2 * Math.sqrt(Math.min(t, 1 - t)));
    const swell = 0.14 * Math.sin(phase + 9 * t) + 0.05 * (random() - 0.5);
    return {
      x: rounded(x + (random() - 0.5) * 0.0006),
      y: rounded(y + (random() - 0.5) * 0.0006 * aspect),
      // Tablets give pressure in steps.
      alpha: rounded(Math.round(255 * Math.min(1, Math.max(0.08, firmness * ends + swell))) / 255),
    };
  });
}

/** Points on a smooth curve through all places, about as far apart as those of a quick pen. */
function along(/** @type {readonly Place[]} */ places, /** @type {number} */ aspect) {
  const step = 0.0042;
  /** @type {Place[]} */
  const curve = [];
  for (let i = 0; i + 1 < places.length; i++) {
    const [a, b] = [at(places, i), at(places, i + 1)];
    const before = same(at(places, i - 1), a) ? a : at(places, i - 1);
    const after = same(b, at(places, i + 2)) ? b : at(places, i + 2);
    const length = Math.hypot(b[0] - a[0], (b[1] - a[1]) / aspect);
    const pieces = Math.max(1, Math.round(length / step));
    for (let piece = 0; piece < pieces; piece++) curve.push(between(before, a, b, after, piece / pieces));
  }
  const last = places.at(-1);
  return last ? [...curve, last] : curve;
}

/** The place at an index, of the ends also beyond them. */
function at(/** @type {readonly Place[]} */ places, /** @type {number} */ index) {
  const place = places[Math.min(places.length - 1, Math.max(0, index))];
  if (!place) throw new Error("A stroke needs a place to begin at.");
  return place;
}

function same(/** @type {Place} */ a, /** @type {Place} */ b) {
  return a[0] === b[0] && a[1] === b[1];
}

/**
 * A place on the Catmull-Rom curve from `b` to `c`.
 *
 * @param {Place} a @param {Place} b @param {Place} c @param {Place} d @param {number} t
 * @returns {Place}
 */
function between(a, b, c, d, t) {
  const mix = (
    /** @type {number} */ p,
    /** @type {number} */ q,
    /** @type {number} */ r,
    /** @type {number} */ s,
  ) => q + 0.5 * t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)));
  return [mix(a[0], b[0], c[0], d[0]), mix(a[1], b[1], c[1], d[1])];
}

function rounded(/** @type {number} */ value) {
  return Number(value.toFixed(6));
}
