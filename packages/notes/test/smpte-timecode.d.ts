declare module "smpte-timecode" {
  export default class Timecode {
    /** Frames since 00:00:00:00. */
    readonly frameCount: number;
    constructor(
      timecode: number | string,
      frameRate: number | readonly [numerator: number, denominator: number],
      dropFrame?: boolean,
    );
    toString(): string;
  }
}
