import type { Point } from "@cinesync/session-xml";
import type { Pixel } from "../canvas/box.ts";
import { toPixel, type Canvas } from "../canvas/canvas.ts";
import { clamp } from "../canvas/number.ts";

/** Pressures are told apart in this many steps: enough for a stroke to look continuous, few enough to stay small. */
export const PRESSURE_LEVELS = 24;

export interface PressedPixel extends Pixel {
  /** Pressure of the pen, 0 … 1. */
  readonly pressure: number;
}

/** The points of a stroke in pixels; those that are nowhere are left out. Without a pressure, it is full. */
export function pressedPixels(points: readonly Point[], canvas: Canvas): readonly PressedPixel[] {
  const placed: PressedPixel[] = [];
  for (const point of points) {
    const pixel = toPixel(canvas, point);
    if (pixel) placed.push({ ...pixel, pressure: clamp(point.alpha ?? 1, 0, 1, 1) });
  }
  return placed;
}

/**
 * A stroke cut into pieces of equal pressure, by level from 1 to `PRESSURE_LEVELS` in rising order. Pieces meet at
 * their ends. Where the pressure is too light for the first level there is nothing.
 */
export function splitByPressure(points: readonly PressedPixel[]): Map<number, (readonly Pixel[])[]> {
  const pieces: { level: number; stroke: Pixel[] }[] = [];
  const [first] = points;
  if (first && points.length === 1) pieces.push({ level: levelOf(first.pressure), stroke: [first] });
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    if (!from) continue;
    // A long step from light to heavy becomes several, so that the change is gradual.
    const parts = Math.max(1, Math.abs(levelOf(to.pressure) - levelOf(from.pressure)));
    for (let part = 0; part < parts; part++) {
      const level = levelOf(from.pressure + ((part + 0.5) / parts) * (to.pressure - from.pressure));
      const end = part + 1 === parts ? to : between(from, to, (part + 1) / parts);
      const last = pieces.at(-1);
      if (last?.level === level) last.stroke.push(end);
      else pieces.push({ level, stroke: [part === 0 ? from : between(from, to, part / parts), end] });
    }
  }
  return groupByLevel(pieces);
}

function groupByLevel(pieces: readonly { level: number; stroke: Pixel[] }[]): Map<number, Pixel[][]> {
  const levels = new Map<number, Pixel[][]>();
  for (const { level, stroke } of pieces.filter(({ level }) => level > 0).sort((a, b) => a.level - b.level)) {
    const strokes = levels.get(level);
    if (strokes) strokes.push(stroke);
    else levels.set(level, [stroke]);
  }
  return levels;
}

function levelOf(pressure: number): number {
  return Math.round(pressure * PRESSURE_LEVELS);
}

function between(from: Pixel, to: Pixel, t: number): Pixel {
  return { x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) };
}
