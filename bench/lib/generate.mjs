// Generates session files of any size, which depend only on the seed.
/** @typedef {keyof typeof SHAPES} Shape */
/** @typedef {keyof typeof VARIANTS} Variant */
/** @typedef {() => number} Random */

import { createWriteStream } from "node:fs";
import { once } from "node:events";

/**
 * A small seeded generator of numbers from 0 to 1 (mulberry32).
 *
 * @param {number} seed
 * @returns {Random}
 */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SENTENCES = [
  "Please hold the last frame a little longer before the cut.",
  "The sky is too bright &amp; the horizon cuts through her head.",
  "Größe und Farbe der Tür stimmen nicht mit der Einstellung davor überein.",
  "Le plan est très beau, mais l&#x2019;ombre à gauche disparaît trop tôt.",
  "髪の毛のハイライトをもう少し抑えてください。",
  "Approved for comp; keep alpha &lt; 0.5 on the smoke layer.",
  "See version 12 for the timing that we agreed on in the last review.",
];

const HEAD =
  '<?xml version="1.0" encoding="UTF-8" ?>\n<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard">\n';

/**
 * @param {number} index
 * @param {Random} number
 */
function mediaStart(index, number) {
  const hash = Array.from({ length: 40 }, () => Math.floor(number() * 16).toString(16)).join("");
  const name = `shot_${String(index).padStart(5, "0")}_comp_v${String(1 + Math.floor(number() * 40)).padStart(3, "0")}.mov`;
  return `    <media>\n        <name>${name}</name>\n        <locators>\n            <path>/Volumes/projects/film/shots/${name}</path>\n            <shortHash>${hash}</shortHash>\n        </locators>\n`;
}

/** @param {Random} number */
function uuid(number) {
  const hex = Array.from({ length: 32 }, () => Math.floor(number() * 16).toString(16)).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * Strokes of a pen: the points dominate, and pressure comes in 255 steps, as in real sessions with handwriting.
 *
 * @param {Random} number
 */
function* drawing(number) {
  let frame = 1;
  for (let movie = 1; ; movie += 1) {
    yield mediaStart(movie, number);
    for (let annotation = 0; annotation < 20; annotation += 1) {
      frame += 1 + Math.floor(number() * 10);
      let text = `        <annotation frame="${frame}">\n`;
      const strokes = 1 + Math.floor(number() * 8);
      for (let stroke = 0; stroke < strokes; stroke += 1) {
        text += `            <line color="#2bef16" alpha="1" thickness="0.01" id="${uuid(number)}:${stroke}">\n`;
        let x = number();
        let y = number();
        const points = 40 + Math.floor(number() * 160);
        for (let point = 0; point < points; point += 1) {
          x += (number() - 0.5) * 0.01;
          y += (number() - 0.5) * 0.02;
          text += `                <point x="${Number(x.toFixed(6))}" y="${Number(y.toFixed(6))}" alpha="${Number((Math.floor(number() * 256) / 255).toFixed(6))}" />\n`;
        }
        text += "            </line>\n";
      }
      yield `${text}        </annotation>\n`;
    }
    yield "    </media>\n";
  }
}

/**
 * Many movies, many frames, sentences in several languages, hardly any drawings.
 *
 * @param {Random} number
 */
function* notes(number) {
  for (let movie = 1; ; movie += 1) {
    let text = mediaStart(movie, number);
    const count = 5 + Math.floor(number() * 30);
    for (let annotation = 1; annotation <= count; annotation += 1) {
      let words = SENTENCES[Math.floor(number() * SENTENCES.length)];
      while (number() < 0.4) words += ` ${SENTENCES[Math.floor(number() * SENTENCES.length)]}`;
      text += `        <annotation frame="${annotation * 7}">\n            <notes>${words}</notes>\n        </annotation>\n`;
    }
    yield `${text}    </media>\n`;
  }
}

/**
 * One movie with everything: a single entry of the playlist as large as the file.
 *
 * @param {Random} number
 */
function* oneMovie(number) {
  yield mediaStart(1, number);
  for (const piece of notes(number)) {
    yield piece.replace(/^ {4}<media>[^]*?<\/locators>\n/, "").replace(/ {4}<\/media>\n$/, "");
  }
}

/**
 * Only small movies.
 *
 * @param {Random} number
 */
function* movies(number) {
  for (let movie = 1; ; movie += 1) yield `${mediaStart(movie, number)}    </media>\n`;
}

const SHAPES = { drawing, notes, movies, "one-movie": oneMovie };

/** The same document in other spellings. Each function gets complete tags. */
const VARIANTS = {
  /** @param {string} text */
  crlf: (text) => text.replaceAll("\n", "\r\n"),
  /** @param {string} text */
  order: (text) => text.replace(/<point (x=\S+) (y=\S+) (alpha=\S+) \/>/g, "<point $3 $2 $1 />"),
  /** @param {string} text */
  quotes: (text) => text.replaceAll('"', "'"),
};

/**
 * Yields the text of a session of a given size, in chunks.
 *
 * @param {Shape} shape
 * @param {number} bytes
 * @param {{ seed?: number, variant?: Variant | undefined }} [options]
 */
function* sessionText(shape, bytes, { seed = 1, variant } = {}) {
  const spell = variant === undefined ? (/** @type {string} */ text) => text : VARIANTS[variant];
  yield spell(HEAD);
  let size = HEAD.length;
  for (const piece of SHAPES[shape](random(seed))) {
    yield spell(piece);
    size += Buffer.byteLength(piece);
    // Ends between movies, or within the only movie.
    if (size >= bytes && (piece.endsWith("    </media>\n") || shape === "one-movie")) break;
  }
  yield spell(shape === "one-movie" ? "    </media>\n</session>\n" : "</session>\n");
}

/**
 * @param {string} path
 * @param {Shape} shape
 * @param {number} bytes
 * @param {{ seed?: number, variant?: Variant | undefined }} [options]
 */
export async function writeSession(path, shape, bytes, options) {
  const file = createWriteStream(path);
  let buffer = "";
  for (const piece of sessionText(shape, bytes, options)) {
    buffer += piece;
    if (buffer.length < 1 << 20) continue;
    if (!file.write(buffer)) await once(file, "drain");
    buffer = "";
  }
  file.end(buffer);
  await once(file, "finish");
}
