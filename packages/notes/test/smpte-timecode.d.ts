/** What the tests use of a package that has no types of its own. */
declare module "smpte-timecode" {
  export default class Timecode {
    constructor(frames: number, rate: readonly [numerator: number, denominator: number], dropFrame: boolean);
    toString(): string;
  }
}
