// Drawings of many points, the same in every process.
import { createErase, createLine } from "@cinesync/session-xml";
import { random } from "./generate.mjs";

/** @typedef {import("@cinesync/session-xml").Point} Point */

const number = random(7);

/**
 * Points of a hand that wanders over the frame with changing pressure.
 *
 * @param {number} count
 * @param {number} step
 * @returns {Point[]}
 */
function walk(count, step) {
  let [x, y, angle, alpha, change] = [number(), number(), 6 * number(), 0.5, 0];
  return Array.from({ length: count }, () => {
    angle += 0.6 * (number() - 0.5);
    change = 0.9 * change + 0.06 * (number() - 0.5);
    alpha = Math.min(1, Math.max(0.05, alpha + change));
    if (x < 0 || x > 1) angle = Math.PI - angle;
    if (y < 0 || y > 1) angle = -angle;
    x = Math.min(1, Math.max(0, x + step * Math.cos(angle)));
    y = Math.min(1, Math.max(0, y + step * Math.sin(angle)));
    return { x, y, alpha };
  });
}

/** @param {number} count @returns {Point[]} */
function anywhere(count) {
  return Array.from({ length: count }, () => ({ x: number(), y: number(), alpha: number() }));
}

const line = (/** @type {Point[]} */ points) => createLine({ points, thickness: 0.0025 });
const erase = (/** @type {Point[]} */ points, thickness = 0.02) =>
  createErase({ points: points.map(({ x, y }) => ({ x, y })), thickness });

/** Drawings by name. The first two are as large as drawings by hand get; the others are not drawn by hand. */
export const DRAWINGS = {
  "10,000 points": () => [line(walk(10_000, 0.003))],
  "10,000 points under an eraser of 200": () => [line(walk(10_000, 0.003)), erase(walk(200, 0.01))],
  "100,000 points anywhere": () => [line(anywhere(100_000))],
  "100,000 points anywhere under an eraser of 200": () => [line(anywhere(100_000)), erase(anywhere(200))],
  "3,000 strokes under 3,000 erasers": () => [
    ...Array.from({ length: 3000 }, () => line(walk(20, 0.003))),
    ...Array.from({ length: 3000 }, () => erase(walk(20, 0.003), 0.004)),
  ],
};
