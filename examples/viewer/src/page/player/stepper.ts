// A lazy chunk: only movies that <video> shows wrong, slowly or not at all need mediabunny.
import {
  BlobSource,
  EncodedPacketSink,
  Input,
  MATROSKA,
  MP4,
  QTFF,
  VideoSampleSink,
  WEBM,
  type InputVideoTrack,
} from "mediabunny";
import { FrameCache } from "./frame-cache.ts";
import { JpegSamples, type Sample, type SampleSource } from "./jpeg-samples.ts";
import { PlayerError, type FrameTimes, type Picture, type Player } from "./player.ts";

/** Bytes of decoded frames: 18 frames of 1920 × 1080. More than that slowed the whole browser down. */
const CACHE_BYTES = 150_000_000;
/** Bytes of the file that mediabunny may keep. */
const SOURCE_CACHE_BYTES = 8_000_000;
/** Packets whose times are read one by one in movies of variable rate. */
const MAX_PACKETS = 500_000;

/** The policy of one page allows the WebAssembly of the ProRes decoder; elsewhere it would wait forever. */
const PRORES_PAGE = document.documentElement.hasAttribute("data-prores");

/** Decodes with WebCodecs, Photo-JPEG as pictures, and shows frames on a canvas. */
export class Stepper implements Player {
  readonly kind = "stepper";
  readonly element = document.createElement("canvas");
  readonly frameCount: number;
  onFrame: (frame: number) => void = () => undefined;
  onEnd: () => void = () => undefined;
  readonly #input: Input;
  readonly #source: SampleSource;
  readonly #times: Timetable;
  readonly #cache: FrameCache;
  readonly #context: CanvasRenderingContext2D;
  /** One for all samples: a canvas each would leave 8 MB to the garbage collector with every frame. */
  readonly #scratch: OffscreenCanvas;
  readonly #scratchContext: OffscreenCanvasRenderingContext2D;
  /** Decodes forwards from the frame last shown; its next sample is the frame `#ahead`. */
  #samples: AsyncGenerator<Sample, void, unknown> | undefined;
  #ahead = 0;
  #frame = 1;
  /** Counts starts and stops of playing, so that an old loop knows that it is over. */
  #run = 0;
  #speed = 0;

  private constructor(input: Input, source: SampleSource, times: Timetable, size: Size) {
    this.#input = input;
    this.#source = source;
    this.#times = times;
    this.frameCount = times.frameCount;
    this.element.width = size.width;
    this.element.height = size.height;
    this.#cache = new FrameCache(CACHE_BYTES, size.width * size.height * 4);
    this.#scratch = new OffscreenCanvas(size.width, size.height);
    const context = this.element.getContext("2d", { alpha: false });
    const scratchContext = this.#scratch.getContext("2d", { alpha: false });
    if (context === null || scratchContext === null) throw new PlayerError("the browser gives no canvas");
    this.#context = context;
    this.#scratchContext = scratchContext;
  }

  /**
   * @param times Undefined for a movie of variable rate, or one whose header is unknown.
   * @throws {PlayerError} with the name of the codec when the browser cannot decode it.
   */
  static async open(file: File, times: FrameTimes | undefined): Promise<Stepper> {
    const source = new BlobSource(file, { maxCacheSize: SOURCE_CACHE_BYTES, useStreamReader: false });
    const input = new Input({ source, formats: [MP4, QTFF, MATROSKA, WEBM] });
    try {
      if (!(await input.canRead())) {
        const extension = file.name.slice(file.name.lastIndexOf(".") + 1).toUpperCase();
        throw new PlayerError(`no browser reads ${extension} files`);
      }
      const track = await input.getPrimaryVideoTrack();
      if (track === null) throw new PlayerError("the file has no video track");
      const samples = await sampleSource(track);
      const size = { width: await track.getDisplayWidth(), height: await track.getDisplayHeight() };
      const stepper = new Stepper(input, samples, await timetable(track, samples, times), size);
      await stepper.show(1);
      return stepper;
    } catch (error) {
      input.dispose();
      if (error instanceof PlayerError) throw error;
      throw new PlayerError(error instanceof Error ? error.message : String(error));
    }
  }

  async show(frame: number): Promise<number> {
    const wanted = Math.min(Math.max(1, frame), this.frameCount);
    const isPlaying = this.#speed > 0;
    if (isPlaying) this.#run += 1;
    await this.#showFrame(wanted);
    if (isPlaying) this.#startLoop();
    return this.#frame;
  }

  async play(speed: number): Promise<void> {
    this.#speed = speed;
    this.#startLoop();
    return Promise.resolve();
  }

  async pause(): Promise<number> {
    this.#run += 1;
    this.#speed = 0;
    return Promise.resolve(this.#frame);
  }

  grab(): Picture {
    return { source: this.element, width: this.element.width, height: this.element.height };
  }

  close(): void {
    this.#run += 1;
    this.#speed = 0;
    void this.#endSamples();
    this.#cache.clear();
    this.#input.dispose();
    // Frees the canvas at once instead of when the element is collected.
    this.element.width = 0;
  }

  async #showFrame(wanted: number): Promise<void> {
    const cached = this.#cache.get(wanted);
    if (cached !== undefined) {
      this.#draw(wanted, cached);
      return;
    }
    if (wanted < this.#frame && this.#frame - wanted < this.#cache.capacity) {
      await this.#fillBefore(wanted);
      const filled = this.#cache.get(wanted);
      if (filled !== undefined) {
        this.#draw(wanted, filled);
        return;
      }
    }
    const isNear = this.#samples !== undefined && wanted >= this.#ahead && wanted - this.#ahead < 8;
    if (!isNear) await this.#startSamples(wanted);
    await this.#decodeUntil(wanted);
  }

  /** Decodes the frames up to `last` once, so that the next steps back come from the cache. */
  async #fillBefore(last: number): Promise<void> {
    await this.#endSamples();
    const first = Math.max(1, last - this.#cache.capacity + 2);
    const samples = this.#source.samples(this.#times.middle(first), this.#times.middle(last));
    try {
      for await (const sample of samples) await this.#keep(sample, last);
    } catch {
      // A damaged frame before this one: this one is decoded alone.
    }
  }

  async #startSamples(frame: number): Promise<void> {
    await this.#endSamples();
    this.#samples = this.#source.samples(this.#times.middle(frame));
    this.#ahead = frame;
  }

  async #endSamples(): Promise<void> {
    const samples = this.#samples;
    this.#samples = undefined;
    await samples?.return();
  }

  async #decodeUntil(wanted: number): Promise<void> {
    const samples = this.#samples;
    while (samples !== undefined && samples === this.#samples) {
      const next = await samples.next().catch((error: unknown) => {
        this.#samples = undefined;
        throw error;
      });
      if (next.done === true) {
        this.#samples = undefined;
        throw new PlayerError("the file ends before it");
      }
      const frame = await this.#keep(next.value, wanted);
      this.#ahead = frame + 1;
      const picture = this.#cache.get(frame);
      if (frame < wanted || picture === undefined) continue;
      this.#draw(frame, picture);
      return;
    }
  }

  /** Copies a sample into the cache. Samples are closed at once: an open one blocks a decoder. */
  async #keep(sample: Sample, around: number): Promise<number> {
    const frame = this.#times.frameAt(sample.timestamp);
    try {
      if (!this.#cache.has(frame)) {
        sample.draw(this.#scratchContext, 0, 0, this.#scratch.width, this.#scratch.height);
        this.#cache.add(frame, this.#scratch.transferToImageBitmap(), around);
      }
    } finally {
      sample.close();
    }
    return Promise.resolve(frame);
  }

  #draw(frame: number, picture: ImageBitmap): void {
    this.#context.drawImage(picture, 0, 0);
    this.#frame = frame;
  }

  #startLoop(): void {
    this.#run += 1;
    void this.#loop(this.#run);
  }

  /** Shows each frame when it is due; frames that come too late to be seen are left out. */
  async #loop(run: number): Promise<void> {
    const first = this.#frame;
    const started = performance.now();
    const isOver = (): boolean => run !== this.#run;
    while (!isOver()) {
      const elapsed = ((performance.now() - started) / 1000) * this.#speed;
      const due = this.#times.frameAt(this.#times.start(first) + elapsed + 0.0005);
      if (due > this.#frame) {
        await this.#showFrame(Math.min(due, this.frameCount));
        if (isOver()) return;
        this.onFrame(this.#frame);
        if (this.#frame >= this.frameCount) {
          this.#run += 1;
          this.#speed = 0;
          this.onEnd();
          return;
        }
      }
      await new Promise(requestAnimationFrame);
    }
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Times of frames in seconds, as mediabunny counts them. */
interface Timetable {
  readonly frameCount: number;
  readonly start: (frame: number) => number;
  readonly middle: (frame: number) => number;
  readonly frameAt: (timestamp: number) => number;
}

/** @throws {PlayerError} with the name of the codec when the browser cannot decode it. */
async function sampleSource(track: InputVideoTrack): Promise<SampleSource> {
  if ((await track.getInternalCodecId()) === "jpeg") return new JpegSamples(track);
  if (typeof VideoDecoder === "undefined") {
    throw new PlayerError("this browser has no WebCodecs, or the page was not loaded over https");
  }
  if (PRORES_PAGE && (await track.getCodec()) === "prores") {
    const { registerProresDecoder } = await import("@mediabunny/prores");
    registerProresDecoder();
  }
  if (!(await track.canDecode())) {
    const codec = (await track.getCodecParameterString()) ?? String(await track.getInternalCodecId());
    throw new PlayerError(`this browser cannot decode ${codec}`);
  }
  return new VideoSampleSink(track);
}

async function timetable(
  track: InputVideoTrack,
  source: SampleSource,
  times: FrameTimes | undefined,
): Promise<Timetable> {
  if (times === undefined) return listedTimes(await packetTimes(track));
  const { rate, frameCount } = times;
  const first = await track.getFirstTimestamp();
  // The frames before an edit have times below 0 and are not shown.
  const base = first < 0 ? await firstShown(source) : first;
  const start = (frame: number): number => base + (frame - 1) / rate;
  return {
    frameCount,
    start,
    middle: (frame) => start(frame) + 0.5 / rate,
    frameAt: (timestamp) => Math.min(frameCount, Math.max(1, Math.round((timestamp - base) * rate) + 1)),
  };
}

async function firstShown(source: SampleSource): Promise<number> {
  for await (const sample of source.samples(0)) {
    sample.close();
    return sample.timestamp;
  }
  return 0;
}

function listedTimes(starts: readonly number[]): Timetable {
  const at = (frame: number): number => starts[Math.min(Math.max(frame, 1), starts.length) - 1] ?? 0;
  return {
    frameCount: starts.length,
    start: at,
    middle: (frame) => (frame < starts.length ? (at(frame) + at(frame + 1)) / 2 : at(frame) + 0.001),
    frameAt: (timestamp) => {
      let [low, high] = [0, starts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? 0) <= timestamp + 0.0005) low = middle + 1;
        else high = middle;
      }
      return Math.max(1, low);
    },
  };
}

/** Reads the times of all packets, without their data, in the order in which they are shown. */
async function packetTimes(track: InputVideoTrack): Promise<number[]> {
  const times: number[] = [];
  for await (const packet of new EncodedPacketSink(track).packets(undefined, undefined, {
    metadataOnly: true,
  })) {
    if (packet.timestamp + packet.duration > 0.0005) times.push(packet.timestamp);
    if (times.length > MAX_PACKETS) throw new PlayerError("the movie has too many frames of variable length");
  }
  return times.sort((a, b) => a - b);
}
