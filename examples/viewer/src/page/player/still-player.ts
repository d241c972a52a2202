import type { Picture, Player } from "./player.ts";

/** Stands in for a movie that is not there: a blank box. Saved frames are laid over it. Plays by the clock. */
export class StillPlayer implements Player {
  readonly kind = "still";
  readonly element = document.createElement("div");
  readonly frameCount: number;
  onFrame: (frame: number) => void = () => undefined;
  onEnd: () => void = () => undefined;
  readonly #rate: number;
  #frame = 1;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param rate Frames per second. */
  constructor(frameCount: number, rate: number) {
    this.frameCount = frameCount;
    this.#rate = rate;
    this.element.className = "blank";
  }

  show(frame: number): Promise<number> {
    // Sessions do not know how long a movie is: any later frame can be looked at.
    this.#frame = Math.max(1, frame);
    return Promise.resolve(this.#frame);
  }

  play(speed: number): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = setInterval(
      () => {
        if (this.#frame >= this.frameCount) {
          clearInterval(this.#timer);
          this.onEnd();
          return;
        }
        this.#frame += 1;
        this.onFrame(this.#frame);
      },
      1000 / this.#rate / speed,
    );
    return Promise.resolve();
  }

  pause(): Promise<number> {
    clearInterval(this.#timer);
    return Promise.resolve(this.#frame);
  }

  grab(): Picture | undefined {
    return undefined;
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
