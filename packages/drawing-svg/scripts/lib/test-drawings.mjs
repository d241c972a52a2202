// A drawing of every kind, as people draw them.
import { createAnnotation, parseSession } from "@cinesync/session-xml";

/** @typedef {import("@cinesync/session-xml").Annotation} Annotation */
/** @typedef {import("@cinesync/session-xml").DrawingObject} DrawingObject */

/** @param {number} count @param {(t: number) => readonly [x: number, y: number, alpha?: number]} at */
function points(count, at) {
  return Array.from({ length: count }, (_, index) => {
    const [x, y, alpha] = at(index / (count - 1));
    return { x, y, ...(alpha !== undefined && { alpha }) };
  });
}

/** @param {ReturnType<typeof points>} through @param {object} [more] @returns {DrawingObject} */
function line(through, more) {
  return { kind: "line", id: "", color: "#ff2209", alpha: 1, thickness: 0.006, points: through, ...more };
}

/** @param {ReturnType<typeof points>} through @param {number} [thickness] @returns {DrawingObject} */
function erase(through, thickness = 0.03) {
  return { kind: "erase", id: "", thickness, points: through };
}

/** @param {"circle" | "arrow"} kind @param {readonly number[]} ends @param {object} [more] */
function shape(kind, [x1 = 0, y1 = 0, x2 = 0, y2 = 0], more) {
  const ends = { startPoint: { x: x1, y: y1 }, endPoint: { x: x2, y: y2 } };
  return /** @type {DrawingObject} */ ({ kind, id: "", color: "#2bef16", alpha: 1, ...ends, ...more });
}

/** @param {string} p @param {readonly number[]} corners @returns {DrawingObject} */
function text(p, [x1 = 0, y1 = 0, x2 = 0, y2 = 0]) {
  return {
    kind: "text",
    id: "",
    startPoint: { x: x1, y: y1 },
    endPoint: { x: x2, y: y2 },
    background: { color: "#383854", alpha: 0 },
    foreground: { color: "#ffffff", alpha: 1 },
    p,
  };
}

const wave = points(120, (t) => [0.1 + 0.8 * t, 0.5 + 0.3 * Math.sin(9 * t)]);
const pressed = points(120, (t) => [
  0.1 + 0.8 * t,
  0.5 + 0.3 * Math.sin(9 * t),
  0.1 + 0.9 * Math.sin(3 * t) ** 2,
]);
const loop = points(90, (t) => [
  0.5 + 0.3 * Math.sin(4 * Math.PI * t),
  0.5 + 0.35 * Math.cos(2 * Math.PI * t),
]);
const across = points(30, (t) => [0.2 + 0.6 * t, 0.75 - 0.5 * t]);
const back = points(30, (t) => [0.2 + 0.6 * t, 0.25 + 0.5 * t]);

/** Drawings without letters, by name. */
export const SHAPES = /** @type {Readonly<Record<string, readonly DrawingObject[]>>} */ ({
  line: [line(wave)],
  "line, see-through, over itself": [line(loop, { alpha: 0.5, thickness: 0.03 })],
  "line of one point": [line([{ x: 0.5, y: 0.5 }], { thickness: 0.05 })],
  "line with pressure": [line(pressed, { thickness: 0.01 })],
  "line with pressure, see-through": [line(pressed, { thickness: 0.02, alpha: 0.6 })],
  circle: [shape("circle", [0.2, 0.2, 0.8, 0.7])],
  "circle, see-through": [shape("circle", [0.2, 0.2, 0.8, 0.7], { alpha: 0.4 })],
  arrow: [shape("arrow", [0.2, 0.2, 0.8, 0.8])],
  "arrow, see-through": [shape("arrow", [0.2, 0.8, 0.8, 0.2], { alpha: 0.4 })],
  "arrow, bent": [shape("arrow", [0.2, 0.5, 0.8, 0.5], { special: true })],
  "erased line": [line(wave, { thickness: 0.02 }), erase(across)],
  "erased line with pressure": [line(pressed, { thickness: 0.02 }), erase(across)],
  "two erasers, drawn over": [
    line(wave, { thickness: 0.02 }),
    erase(across),
    line(loop, { alpha: 0.5 }),
    erase(back),
  ],
  "erased circle and arrow": [
    shape("circle", [0.2, 0.2, 0.8, 0.7], { alpha: 0.5 }),
    shape("arrow", [0.2, 0.3, 0.8, 0.7]),
    erase(across),
  ],
});

/** Drawings of letters in a box that is not shown, by name: the corners and the text. */
export const TEXTS = /** @type {Readonly<Record<string, readonly [readonly number[], string]>>} */ ({
  "one line": [[0.1, 0.9, 0.6, 0.7], "My Stereo!"],
  "several lines": [[0.1, 0.9, 0.4, 0.5], "please delay the camera move to frame 45 and hold it there"],
  "as written": [[0.1, 0.9, 0.6, 0.4], "one\n\n  two   indented\nthree"],
  Hebrew: [[0.3, 0.9, 0.8, 0.5], "תנועת המצלמה אחרי פריים 45, בבקשה!"],
  Arabic: [[0.3, 0.9, 0.8, 0.5], "أخّر حركة الكاميرا إلى الإطار 45."],
  Japanese: [[0.1, 0.9, 0.5, 0.5], "カメラの動きをフレーム45まで遅らせてください"],
});

/** @param {readonly DrawingObject[]} objects */
export function annotationOf(objects) {
  return createAnnotation(1, { objects });
}

/** @param {keyof typeof TEXTS} name */
export function textAnnotation(name) {
  const [corners = [], words = ""] = TEXTS[name] ?? [];
  return annotationOf([text(words, corners)]);
}

/**
 * The drawings of a session file, without letters, by movie and frame.
 *
 * @param {string} xml
 * @returns {[name: string, annotation: Annotation][]}
 */
export function drawingsOf(xml) {
  return parseSession(xml).media.flatMap((media, index) => {
    if (media.kind !== "file") return [];
    const frames = new Set(media.annotations.map(({ frame }) => frame));
    return [...frames].flatMap((frame) => {
      const objects = media.annotations
        .filter((one) => one.frame === frame)
        .flatMap((one) => one.objects)
        .map(withoutLetters);
      if (objects.length === 0) return [];
      const drawing = createAnnotation(frame, { objects });
      return /** @type {[string, Annotation][]} */ ([[`movie ${index + 1}, frame ${frame}`, drawing]]);
    });
  });
}

/** Letters differ from font to font; they are looked at apart. @param {DrawingObject} object */
function withoutLetters(object) {
  return object.kind === "text" ? { ...object, p: "" } : object;
}
