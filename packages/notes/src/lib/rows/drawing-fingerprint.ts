import type { DrawingObject, Point, Position } from "@cinesync/session-xml";

/** One for all: nothing is kept in it between two numbers. */
const BITS = new DataView(new ArrayBuffer(8));

/**
 * Tells whether two frames have the same drawings without keeping the drawings: a 64-bit hash of everything that is
 * visible. Object ids are left out, since cineSync does not keep them unique. It is not made to withstand somebody
 * who wants two drawings to look the same.
 */
export class DrawingFingerprint {
  #high = 0x9e3779b9;
  #low = 0x7f4a7c15;
  #empty = true;

  add(object: DrawingObject): void {
    this.#empty = false;
    this.#text(object.kind);
    switch (object.kind) {
      case "line":
        this.#text(object.color);
        this.#numbers(object.alpha, object.thickness);
        this.#points(object.points);
        break;
      case "erase":
        this.#numbers(object.thickness);
        this.#points(object.points);
        break;
      case "circle":
        this.#text(object.color);
        this.#numbers(object.alpha);
        this.#corners(object.startPoint, object.endPoint);
        break;
      case "arrow":
        this.#text(object.color);
        this.#numbers(object.alpha, flag(object.special), flag(object.flipSide), flag(object.reverse));
        this.#corners(object.startPoint, object.endPoint);
        break;
      case "text":
        this.#text(object.p);
        this.#text(object.background.color);
        this.#text(object.foreground.color);
        this.#numbers(object.background.alpha, object.foreground.alpha);
        this.#corners(object.startPoint, object.endPoint);
        break;
      default:
        kindAlone(object);
    }
  }

  /** 16 hex digits, or `""` if nothing was drawn. */
  toString(): string {
    if (this.#empty) return "";
    return [this.#high, this.#low].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
  }

  #points(points: readonly Point[]): void {
    this.#numbers(points.length);
    for (const { x, y, alpha = 1 } of points) this.#numbers(x, y, alpha);
  }

  #corners(start: Position, end: Position): void {
    this.#numbers(start.x, start.y, end.x, end.y);
  }

  #numbers(...values: readonly number[]): void {
    for (const value of values) {
      // Adding 0 makes −0 and 0 one number, as they are one place in the picture.
      BITS.setFloat64(0, value + 0);
      this.#mix(BITS.getUint32(0));
      this.#mix(BITS.getUint32(4));
    }
  }

  #text(text: string): void {
    this.#mix(text.length);
    for (let at = 0; at < text.length; at++) this.#mix(text.charCodeAt(at));
  }

  #mix(bits: number): void {
    this.#high = Math.imul(this.#high ^ bits, 0x85ebca6b);
    this.#high ^= this.#high >>> 13;
    this.#low = Math.imul(this.#low ^ bits ^ (this.#high >>> 16), 0xc2b2ae35);
    this.#low ^= this.#low >>> 16;
  }
}

/** Does not compile while a kind is missing above. What a caller without a compiler passes counts by its kind alone. */
function kindAlone(...[]: [unknown: never]): void {
  return;
}

/** Absent and false are told apart by the file, not by the picture. */
function flag(value: boolean | undefined): number {
  return value === true ? 1 : 0;
}
