/** Decoded frames, at most so many bytes of them: the ones farthest from the frame last asked for go first. */
export class FrameCache {
  readonly capacity: number;
  readonly #frames = new Map<number, ImageBitmap>();

  /** @param frameBytes Bytes of one decoded frame. */
  constructor(maxBytes: number, frameBytes: number) {
    this.capacity = Math.max(2, Math.floor(maxBytes / Math.max(1, frameBytes)));
  }

  get(frame: number): ImageBitmap | undefined {
    return this.#frames.get(frame);
  }

  has(frame: number): boolean {
    return this.#frames.has(frame);
  }

  add(frame: number, picture: ImageBitmap, around: number): void {
    this.#frames.get(frame)?.close();
    this.#frames.set(frame, picture);
    while (this.#frames.size > this.capacity) this.#drop(around);
  }

  clear(): void {
    for (const picture of this.#frames.values()) picture.close();
    this.#frames.clear();
  }

  #drop(around: number): void {
    let farthest = around;
    let distance = -1;
    for (const frame of this.#frames.keys()) {
      if (Math.abs(frame - around) <= distance) continue;
      farthest = frame;
      distance = Math.abs(frame - around);
    }
    this.#frames.get(farthest)?.close();
    this.#frames.delete(farthest);
  }
}
