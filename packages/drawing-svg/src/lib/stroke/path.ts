import type { Pixel } from "../canvas/box.ts";
import { formatSteps } from "../canvas/number.ts";

/**
 * Writes path data. Places are rounded to a grid first and steps are taken on it, so that rounding never adds up,
 * and steps that lead nowhere are left out.
 */
export class Path {
  readonly #scale: number;
  readonly #decimals: number;
  #x = 0;
  #y = 0;
  #command = "";
  #last = "";
  #isDot = false;
  #data = "";

  constructor(decimals: number) {
    this.#decimals = decimals;
    this.#scale = 10 ** decimals;
  }

  move(to: Pixel): this {
    this.#closeDot();
    this.#begin("M");
    this.#x = 0;
    this.#y = 0;
    this.#step(to);
    this.#isDot = true;
    return this;
  }

  line(to: Pixel): this {
    if (this.#round(to.x) === this.#x && this.#round(to.y) === this.#y) return this;
    this.#begin("l");
    this.#step(to);
    this.#isDot = false;
    return this;
  }

  close(): this {
    this.#begin("z");
    this.#isDot = false;
    return this;
  }

  toString(): string {
    this.#closeDot();
    return this.#data;
  }

  /** A stroke that went nowhere: round caps make a dot of it. Not every renderer shows a step of no length. */
  #closeDot(): void {
    if (!this.#isDot) return;
    this.#data += "h.01";
    this.#command = "h";
    this.#isDot = false;
  }

  #begin(command: string): void {
    if (command === this.#command && command !== "M") return;
    this.#data += command;
    this.#command = command;
    this.#last = "";
  }

  #step(to: Pixel): void {
    const x = this.#round(to.x);
    const y = this.#round(to.y);
    this.#number(x - this.#x);
    this.#number(y - this.#y);
    [this.#x, this.#y] = [x, y];
  }

  /** Numbers need something between them only where one would run into the next. */
  #number(steps: number): void {
    const text = formatSteps(steps, this.#decimals);
    const apart =
      this.#last === "" || text.startsWith("-") || (text.startsWith(".") && this.#last.includes("."));
    this.#data += apart ? text : ` ${text}`;
    this.#last = text;
  }

  #round(pixels: number): number {
    return Math.round(pixels * this.#scale);
  }
}

/** Path data of strokes, each from its first place to its last. */
export function pathOfStrokes(strokes: readonly (readonly Pixel[])[], decimals: number): string {
  const path = new Path(decimals);
  for (const [first, ...rest] of strokes) {
    if (!first) continue;
    path.move(first);
    for (const place of rest) path.line(place);
  }
  return path.toString();
}
