import type { DrawingObject, Point, Position } from "@cinesync/session-xml";

/** One for all: nothing is kept in it between two numbers. */
const BITS = new DataView(new ArrayBuffer(8));

/**
 * Everything that is visible of drawings as numbers of 32 bits. Object ids are left out, since cineSync does not keep
 * them unique.
 */
abstract class DrawingWords {
  add(object: DrawingObject): void {
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
      this.mix(BITS.getUint32(0));
      this.mix(BITS.getUint32(4));
    }
  }

  #text(text: string): void {
    this.mix(text.length);
    for (let at = 0; at < text.length; at++) this.mix(text.charCodeAt(at));
  }

  protected abstract mix(bits: number): void;
}

/**
 * Tells whether two frames have the same drawings without keeping the drawings: a 64-bit hash. It is not made to
 * withstand somebody who wants two drawings to look the same.
 */
export class DrawingFingerprint extends DrawingWords {
  #high = 0x9e3779b9;
  #low = 0x7f4a7c15;
  #isEmpty = true;

  /** What goes on where another has stopped. */
  static from({ high, low }: FingerprintState): DrawingFingerprint {
    const fingerprint = new DrawingFingerprint();
    fingerprint.#high = high;
    fingerprint.#low = low;
    fingerprint.#isEmpty = false;
    return fingerprint;
  }

  /** Undefined if nothing was drawn. */
  get state(): FingerprintState | undefined {
    return this.#isEmpty ? undefined : { high: this.#high, low: this.#low };
  }

  /** Adds what was put on record instead. */
  replay(words: Int32Array): void {
    for (let at = 0; at < words.length; at++) this.mix(words[at] ?? 0);
  }

  /** 16 hex digits, or `""` if nothing was drawn. */
  override toString(): string {
    if (this.#isEmpty) return "";
    return [this.#high, this.#low].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
  }

  protected override mix(bits: number): void {
    this.#isEmpty = false;
    this.#high = Math.imul(this.#high ^ bits, 0x85ebca6b);
    this.#high ^= this.#high >>> 13;
    this.#low = Math.imul(this.#low ^ bits ^ (this.#high >>> 16), 0xc2b2ae35);
    this.#low ^= this.#low >>> 16;
  }
}

/** Where a fingerprint has come to. */
export interface FingerprintState {
  readonly high: number;
  readonly low: number;
}

/** Keeps what a fingerprint is made from, for one that can only be made later: it depends on what was drawn before. */
export class DrawingRecord extends DrawingWords {
  #words = new Int32Array(32);
  #length = 0;

  get words(): Int32Array {
    return this.#words.subarray(0, this.#length);
  }

  protected override mix(bits: number): void {
    if (this.#length === this.#words.length) {
      const larger = new Int32Array(this.#length * 2);
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words[this.#length++] = bits;
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
