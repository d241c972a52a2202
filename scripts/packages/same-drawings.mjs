// Draws the same drawings in every runtime: the SVG must be the same, character for character.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { run } from "../lib/run.mjs";

const PROGRAM = `
import { annotationToSvg } from "@cinesync/drawing-svg";
import { createAnnotation, createArrow, createCircle, createErase, createLine } from "@cinesync/session-xml";

let state = 1;
function next() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}
function walk(count) {
  let [x, y] = [next(), next()];
  return Array.from({ length: count }, () => {
    x = Math.min(1, Math.max(0, x + (next() - 0.5) / 40));
    y = Math.min(1, Math.max(0, y + (next() - 0.5) / 40));
    return { x, y };
  });
}
const pressed = (points) => points.map((point) => ({ ...point, alpha: Math.round(next() * 255) / 255 }));
const drawings = [];
for (let frame = 1; frame <= 12; frame++) {
  const objects = [];
  for (let index = 0; index < 8; index++) {
    objects.push(createLine({ points: pressed(walk(frame * 8)) }));
    const [startPoint, endPoint] = [walk(1)[0], walk(1)[0]];
    objects.push(createCircle({ startPoint, endPoint }), createArrow({ startPoint, endPoint }));
    objects.push(createErase({ points: walk(frame), thickness: 4 + next() * 60 }));
  }
  objects.push(createLine({ points: pressed(walk(50)) }));
  for (const pressure of ["opacity", "width"])
    drawings.push(annotationToSvg([createAnnotation(frame, { objects })], { width: 1920, height: 1080, pressure }));
}
const bytes = new TextEncoder().encode(drawings.join(""));
const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
console.log(bytes.length, [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
`;

/**
 * @param {string} folder Where the packages are installed.
 * @param {readonly import("../lib/runtimes.mjs").Runtime[]} runtimes
 * @returns {Promise<string[]>}
 */
export async function compareDrawings(folder, runtimes) {
  const file = path.join(folder, "same-drawings.mjs");
  writeFileSync(file, PROGRAM);
  /** @type {Map<string, string[]>} */
  const outputs = new Map();
  for (const { name, command, env } of runtimes) {
    const [program = "", ...before] = command;
    const { code, stdout, stderr } = await run(program, [...before, file], { cwd: folder, env });
    if (code !== 0) return [`drawings in ${name}: ended with status ${code}\n${stderr}`];
    outputs.set(stdout, [...(outputs.get(stdout) ?? []), name]);
  }
  return outputs.size === 1
    ? []
    : [
        `drawings differ: ${[...outputs].map(([output, names]) => `${names.join(", ")}: ${output}`).join("; ")}`,
      ];
}
