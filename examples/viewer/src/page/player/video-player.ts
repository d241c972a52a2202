import { PlayerError, type FrameTimes, type Picture, type Player } from "./player.ts";

/** A movie whose first frame takes longer than this is left to the stepper. */
const OPEN_MILLISECONDS = 8000;
/** A seek ends with a frame callback; a seek to the frame that is shown already has none. */
const CALLBACK_MILLISECONDS = 60;
const SEEK_MILLISECONDS = 10_000;

/** `<video>`: seeks to the middle of frames, and reads from the frame callback which frame appeared. */
export class VideoPlayer implements Player {
  readonly kind = "video";
  readonly element: HTMLVideoElement;
  readonly frameCount: number;
  onFrame: (frame: number) => void = () => undefined;
  onEnd: () => void = () => undefined;
  /** Milliseconds of the last seek. */
  seekTime = 0;
  readonly #rate: number;
  readonly #base: number;
  readonly #url: string;
  /** Firefox reports its clock as `mediaTime`, not the time of the frame. */
  readonly #isClock: boolean;
  #frame = 1;
  #callback = 0;

  private constructor(video: HTMLVideoElement, url: string, base: number, times: FrameTimes) {
    this.element = video;
    this.#url = url;
    this.#base = base;
    this.#rate = times.rate;
    this.frameCount = times.frameCount;
    this.#isClock = navigator.userAgent.includes("Firefox/");
    video.addEventListener("ended", () => {
      this.onEnd();
    });
  }

  /** @throws {PlayerError} when the browser cannot show the file. */
  static async open(file: File, times: FrameTimes, firstFrameTime: number): Promise<VideoPlayer> {
    const video = document.createElement("video");
    video.playsInline = true;
    video.preload = "auto";
    video.disablePictureInPicture = true;
    const url = URL.createObjectURL(file);
    try {
      const base = await firstFrame(video, url, firstFrameTime);
      return new VideoPlayer(video, url, base, times);
    } catch (error) {
      release(video, url);
      throw error;
    }
  }

  async show(frame: number): Promise<number> {
    const wanted = Math.min(Math.max(1, frame), this.frameCount);
    const started = performance.now();
    const appeared = this.#nextFrame();
    this.element.currentTime = this.#base + (wanted - 0.5) / this.#rate;
    await seeked(this.element);
    const mediaTime = await Promise.race([appeared, delay(CALLBACK_MILLISECONDS)]);
    this.seekTime = performance.now() - started;
    this.#frame = typeof mediaTime === "number" && !this.#isClock ? this.#frameAt(mediaTime) : wanted;
    return this.#frame;
  }

  async play(speed: number): Promise<void> {
    this.element.playbackRate = Math.min(16, speed);
    this.#watch();
    await this.element.play();
  }

  async pause(): Promise<number> {
    this.element.pause();
    this.element.cancelVideoFrameCallback(this.#callback);
    // The picture may be between two callbacks: one seek makes sure which frame it is.
    return this.show(this.#frame);
  }

  grab(): Picture | undefined {
    const { videoWidth: width, videoHeight: height } = this.element;
    return width === 0 ? undefined : { source: this.element, width, height };
  }

  close(): void {
    this.onFrame = () => undefined;
    this.onEnd = () => undefined;
    release(this.element, this.#url);
  }

  #watch(): void {
    this.element.cancelVideoFrameCallback(this.#callback);
    this.#callback = this.element.requestVideoFrameCallback((_now, { mediaTime }) => {
      this.#frame = this.#isClock
        ? Math.floor((this.element.currentTime - this.#base) * this.#rate) + 1
        : this.#frameAt(mediaTime);
      this.onFrame(this.#frame);
      if (!this.element.paused) this.#watch();
    });
  }

  #nextFrame(): Promise<number> {
    return new Promise((resolve) => {
      this.element.requestVideoFrameCallback((_now, { mediaTime }) => {
        resolve(mediaTime);
      });
    });
  }

  #frameAt(mediaTime: number): number {
    return Math.min(this.frameCount, Math.max(1, Math.round((mediaTime - this.#base) * this.#rate) + 1));
  }
}

/** Resolves with the time of the first frame, which is not 0 in movies with a delayed start. */
function firstFrame(video: HTMLVideoElement, url: string, fallback: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      // No callbacks come while the page is in the background.
      if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) resolve(fallback);
      else reject(new PlayerError("the browser did not show a frame in time"));
    }, OPEN_MILLISECONDS);
    const settle = (): void => {
      clearTimeout(timer);
    };
    video.requestVideoFrameCallback((_now, { mediaTime }) => {
      settle();
      resolve(mediaTime);
    });
    video.addEventListener(
      "error",
      () => {
        settle();
        reject(new PlayerError(video.error?.message ?? "the browser cannot play the file"));
      },
      { once: true },
    );
    video.addEventListener(
      "loadedmetadata",
      () => {
        if (video.videoWidth > 0) return;
        settle();
        reject(new PlayerError("the browser finds no picture in the file"));
      },
      { once: true },
    );
    video.src = url;
  });
}

function seeked(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer);
      video.removeEventListener("seeked", done);
      resolve();
    };
    const timer = setTimeout(() => {
      video.removeEventListener("seeked", done);
      reject(new PlayerError("the browser did not find the frame in time"));
    }, SEEK_MILLISECONDS);
    video.addEventListener("seeked", done);
  });
}

function release(video: HTMLVideoElement, url: string): void {
  video.pause();
  video.removeAttribute("src");
  // Without it, browsers keep the decoder of a removed element.
  video.load();
  URL.revokeObjectURL(url);
}

function delay(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(undefined);
    }, milliseconds);
  });
}
