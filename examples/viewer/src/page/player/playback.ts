import type { OpenMovie } from "../state/state.ts";
import { openPlayer } from "./open-player.ts";
import type { Player } from "./player.ts";
import { StillPlayer } from "./still-player.ts";

/** Seeks slower than this, four in a row, hand a movie over to the stepper. */
const SLOW_MILLISECONDS = 250;
const SLOW_SEEKS = 4;

export interface Range {
  readonly first: number;
  readonly last: number;
}

export interface PlaybackEvents {
  /** A frame is on the stage. */
  readonly onShown: (frame: number) => void;
  readonly onStopped: (frame: number) => void;
  /** The frame cannot be shown. */
  readonly onFailed: (frame: number, error: unknown) => void;
  /** Another element shows the movie now. */
  readonly onPlayer: (player: Player, problem: string) => void;
}

/** Steps, plays in both directions and loops, whatever shows the frames. */
export class Playback {
  readonly #events: PlaybackEvents;
  #player: Player = new StillPlayer(1, 24);
  #movie: OpenMovie | undefined;
  /** The frame to show next: while one seek is under way, only the last wish counts. */
  #wanted: number | undefined;
  #isSeeking = false;
  /** While a movie opens, frames are wished for and not shown. */
  #isOpening = false;
  #turn = 0;
  #slowSeeks = 0;
  #range: Range = { first: 1, last: 1 };
  #loop = false;
  #speed = 0;
  #rate = 24;

  constructor(events: PlaybackEvents) {
    this.#events = events;
  }

  get player(): Player {
    return this.#player;
  }

  get isPlaying(): boolean {
    return this.#speed !== 0;
  }

  /** Shows another movie, or a blank one. Resolves when its first frame is there. */
  async open(
    movie: OpenMovie | undefined,
    blank: { readonly frameCount: number; readonly rate: number },
    prefersStepper = false,
  ): Promise<void> {
    this.#rate = blank.rate;
    this.#movie = movie;
    this.#slowSeeks = 0;
    // The frames of the movie before must not be taken for frames of this one.
    this.#wanted = undefined;
    this.#replace(new StillPlayer(blank.frameCount, blank.rate));
    await this.#use(prefersStepper, blank);
  }

  setRange(range: Range, loop: boolean): void {
    this.#range = range;
    this.#loop = loop;
  }

  show(frame: number): void {
    this.#wanted = frame;
    if (!this.#isSeeking && !this.#isOpening) void this.#seek();
  }

  /** @param speed Frames of the movie per frame of its rate; below 0 backwards. */
  async play(speed: number, from: number): Promise<void> {
    if (this.#speed !== 0) await this.#player.pause();
    this.#speed = speed;
    const { first, last } = this.#range;
    if (speed > 0) {
      if (from >= last || from < first) await this.#player.show(first);
      await this.#player.play(speed);
    } else {
      void this.#backwards(from);
    }
  }

  async pause(): Promise<void> {
    if (this.#speed === 0) return;
    this.#speed = 0;
    this.#events.onStopped(await this.#player.pause());
  }

  close(): void {
    this.#turn += 1;
    this.#wanted = undefined;
    this.#replace(new StillPlayer(1, 24));
  }

  #replace(player: Player): void {
    this.#speed = 0;
    this.#isSeeking = false;
    this.#player.close();
    this.#player = player;
  }

  async #use(isStepperWanted: boolean, blank: { frameCount: number; rate: number }): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#isOpening = true;
    const movie = this.#movie;
    const { player, problem } =
      movie === undefined ? { player: undefined, problem: "" } : await openPlayer(movie, isStepperWanted);
    const next = player ?? new StillPlayer(blank.frameCount, blank.rate);
    // Somebody went on to another movie in the meantime.
    if (turn !== this.#turn) {
      next.close();
      return;
    }
    this.#replace(next);
    this.#isOpening = false;
    next.onFrame = (frame) => {
      this.#played(frame);
    };
    next.onEnd = () => {
      this.#played(this.#range.last);
    };
    this.#events.onPlayer(next, problem);
    if (this.#wanted !== undefined) await this.#seek();
  }

  async #seek(): Promise<void> {
    const player = this.#player;
    let frame = 0;
    this.#isSeeking = true;
    try {
      while (this.#wanted !== undefined && player === this.#player) {
        frame = this.#wanted;
        this.#wanted = undefined;
        const shown = await player.show(frame);
        if (player !== this.#player) return;
        if (shown !== Math.min(frame, player.frameCount) && player.kind === "video") {
          // <video> shows another frame than the one that was asked for.
          this.#wanted ??= frame;
          await this.#handOver(player);
          return;
        }
        this.#events.onShown(player.kind === "still" ? frame : shown);
        await this.#watchSpeed(player, frame);
      }
    } catch (error) {
      if (player !== this.#player) return;
      if (player.kind === "video") {
        this.#wanted ??= frame;
        await this.#handOver(player);
        return;
      }
      this.#events.onFailed(frame, error);
    } finally {
      if (player === this.#player) this.#isSeeking = false;
    }
  }

  async #watchSpeed(player: Player, frame: number): Promise<void> {
    if (!("seekTime" in player) || typeof player.seekTime !== "number") return;
    this.#slowSeeks = player.seekTime > SLOW_MILLISECONDS ? this.#slowSeeks + 1 : 0;
    if (this.#slowSeeks < SLOW_SEEKS) return;
    this.#wanted ??= frame;
    await this.#handOver(player);
  }

  async #handOver(player: Player): Promise<void> {
    this.#isSeeking = false;
    await this.#use(true, { frameCount: player.frameCount, rate: this.#rate });
  }

  #played(frame: number): void {
    if (this.#speed === 0) return;
    const { first, last } = this.#range;
    if (frame < last) {
      this.#events.onShown(frame);
    } else if (this.#loop) {
      this.#events.onShown(last);
      void this.#player
        .show(first)
        .then(() => (this.#speed > 0 ? this.#player.play(this.#speed) : undefined));
    } else {
      this.#speed = 0;
      const player = this.#player;
      void player.pause().then(async () => {
        this.#events.onStopped(await player.show(last));
      });
    }
  }

  /** No browser plays backwards: frames are shown one by one, as many as the clock asks for. */
  async #backwards(from: number): Promise<void> {
    const player = this.#player;
    const speed = this.#speed;
    const started = performance.now();
    let frame = from;
    while (this.#speed === speed && player === this.#player) {
      const due = from - Math.floor(((performance.now() - started) / 1000) * this.#rate * -speed);
      if (due < frame) {
        frame = Math.max(this.#range.first, due);
        this.#events.onShown(await player.show(frame));
        if (frame <= this.#range.first) {
          this.#speed = 0;
          this.#events.onStopped(frame);
          return;
        }
      }
      await new Promise(requestAnimationFrame);
    }
  }
}
