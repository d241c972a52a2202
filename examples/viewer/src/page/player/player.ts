/** A picture that can be drawn on a canvas, with its size in square pixels. */
export interface Picture {
  readonly source: CanvasImageSource;
  readonly width: number;
  readonly height: number;
}

/** Shows the frames of one movie. Frames count from 1. */
export interface Player {
  readonly kind: "video" | "stepper" | "still";
  /** Fills its box, whatever shape that has. */
  readonly element: HTMLElement;
  readonly frameCount: number;
  /** Called for every frame that appears while playing. */
  onFrame: (frame: number) => void;
  /** Called when playing has reached the last frame. */
  onEnd: () => void;
  /** Resolves with the frame that the element shows. While playing, goes on from that frame. */
  show: (frame: number) => Promise<number>;
  /** @param speed 1 for the movie's own, above 0. */
  play: (speed: number) => Promise<void>;
  /** Stops on a frame, and resolves with it. */
  pause: () => Promise<number>;
  /** The picture that the element shows; undefined if it has none. */
  grab: () => Picture | undefined;
  /** Frees the decoder and the memory. */
  close: () => void;
}

/** Number and rate of the frames of a movie. */
export interface FrameTimes {
  readonly frameCount: number;
  /** Frames per second. */
  readonly rate: number;
}

export class PlayerError extends Error {}
