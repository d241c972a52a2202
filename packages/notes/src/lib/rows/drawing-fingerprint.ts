import type { DrawingObject, Point } from "@cinesync/session-xml";

/** Scratch space to see the bits of a number. */
const BITS = new DataView(new ArrayBuffer(8));

/**
 * A 64-bit hash of everything visible in the drawings of a frame, so that two frames can be compared without keeping
 * their drawings. It is not cryptographic: somebody who wants two drawings to share it can make them. Object ids are left out, since
 * cineSync does not keep them unique.
 */
export class DrawingFingerprint {
  #high = 0x9e3779b9;
  #low = 0x7f4a7c15;

  add(object: DrawingObject): void {
    this.#text(object.kind);
    if ("color" in object) {
      this.#text(object.color);
      this.#numbers(object.alpha);
    }
    if (object.kind === "arrow") {
      this.#numbers(flag(object.special), flag(object.flipSide), flag(object.reverse));
    }
    if (object.kind === "text") {
      this.#text(object.p);
      for (const { color, alpha } of [object.background, object.foreground]) {
        this.#text(color);
        this.#numbers(alpha);
      }
    }
    if ("thickness" in object) this.#numbers(object.thickness);
    if ("points" in object) {
      const points: readonly Point[] = object.points;
      this.#numbers(points.length);
      for (const { x, y, alpha = 1 } of points) this.#numbers(x, y, alpha);
    }
    if ("startPoint" in object) {
      const { startPoint, endPoint } = object;
      this.#numbers(startPoint.x, startPoint.y, endPoint.x, endPoint.y);
    }
  }

  #numbers(...values: readonly number[]): void {
    for (const value of values) {
      // Adding 0 turns −0 into 0: both are the same point of the picture.
      BITS.setFloat64(0, value + 0);
      this.#mix(BITS.getUint32(0));
      this.#mix(BITS.getUint32(4));
    }
  }

  #text(text: string): void {
    this.#mix(text.length);
    for (let at = 0; at < text.length; at++) this.#mix(text.charCodeAt(at));
  }

  /** Returns 16 hex digits. */
  toString(): string {
    return hexDigits(this.#high) + hexDigits(this.#low);
  }

  #mix(bits: number): void {
    this.#high = Math.imul(this.#high ^ bits, 0x85ebca6b);
    this.#high ^= this.#high >>> 13;
    this.#low = Math.imul(this.#low ^ bits ^ (this.#high >>> 16), 0xc2b2ae35);
    this.#low ^= this.#low >>> 16;
  }
}

function hexDigits(half: number): string {
  return (half >>> 0).toString(16).padStart(8, "0");
}

/** An absent flag and a false one look the same. */
function flag(value: boolean | undefined): number {
  return value === true ? 1 : 0;
}
