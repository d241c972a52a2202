import { frameKey } from "../../shared/protocol.ts";
import { h } from "../dom.ts";
import { drawPicture } from "../player/compose-picture.ts";
import type { Picture } from "../player/player.ts";
import type { OpenSession, Spot } from "../state/state.ts";

const WIDTH = 192;
/** More than any screen shows; a thumbnail has some 5 KB. */
const MAX_THUMBNAILS = 600;

/** Small pictures for the lists: the saved frame, else a frame that the player showed, else the drawing alone. */
export class Thumbnails {
  /** Called when a better picture of a frame is there. */
  onChange: (spot: Spot) => void = () => undefined;
  /** Returns the picture of a frame from its movie; undefined if the movie is not open. */
  frameOf: (session: OpenSession, spot: Spot) => Promise<Picture | undefined> = () =>
    Promise.resolve(undefined);
  /** URLs by frame, the least recently used first; `""` for a frame without a picture. */
  readonly #urls = new Map<string, string>();
  /** Frames whose thumbnail shows the movie itself. */
  readonly #grabbed = new Set<string>();
  readonly #wanted: (() => Promise<void>)[] = [];
  #isBusy = false;

  /** Returns a box that gets its picture as soon as there is one. */
  box(session: OpenSession, spot: Spot): HTMLElement {
    const box = h("span", { class: "thumbnail" });
    const url = this.#find(frameKey(spot.position, spot.frame));
    if (url !== undefined) showIn(box, url);
    else {
      this.#wanted.push(async () => {
        if (!box.isConnected) return;
        showIn(box, await this.#make(session, spot));
      });
      void this.#work();
    }
    return box;
  }

  /** Takes the picture of a frame from the player. */
  async grab(spot: Spot, picture: Picture, shape: number, drawing: Blob | undefined): Promise<void> {
    const key = frameKey(spot.position, spot.frame);
    if (this.#grabbed.has(key)) return;
    this.#grabbed.add(key);
    const canvas = document.createElement("canvas");
    canvas.width = WIDTH;
    canvas.height = Math.max(1, Math.round(WIDTH / shape));
    await drawPicture(canvas, picture.source, drawing);
    await this.#store(key, canvas);
    this.onChange(spot);
  }

  /** Forgets the pictures of a movie, because there is something better now. */
  forget(position: number): void {
    for (const [key, url] of this.#urls) {
      if (!key.startsWith(frameKey(position, 0).slice(0, -1))) continue;
      if (url !== "") URL.revokeObjectURL(url);
      this.#urls.delete(key);
    }
  }

  clear(): void {
    for (const url of this.#urls.values()) if (url !== "") URL.revokeObjectURL(url);
    this.#urls.clear();
    this.#grabbed.clear();
    this.#wanted.length = 0;
  }

  /** One at a time, so that scrolling stays smooth; what scrolled out of sight is skipped. */
  async #work(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (let next = this.#wanted.pop(); next !== undefined; next = this.#wanted.pop()) {
      await next().catch(() => undefined);
    }
    this.#isBusy = false;
  }

  async #make(session: OpenSession, spot: Spot): Promise<string> {
    const key = frameKey(spot.position, spot.frame);
    const found = this.#find(key);
    if (found !== undefined) return found;
    const media = session.overview.media[spot.position - 1];
    const saved = media && session.savedFrames.find(media.name, spot.frame);
    const canvas = document.createElement("canvas");
    canvas.width = WIDTH;
    if (saved !== undefined) {
      const picture = await createImageBitmap(saved, { resizeWidth: WIDTH, resizeQuality: "medium" });
      canvas.height = picture.height;
      canvas.getContext("2d")?.drawImage(picture, 0, 0);
      picture.close();
      return this.#store(key, canvas);
    }
    const picture = await this.frameOf(session, spot);
    const shape = picture ? picture.width / picture.height : (16 / 9) * (media?.pixelAspect ?? 1);
    const { svg, background } = await session.client.ask("frame", { ...spot, shape });
    if (svg === "" && picture === undefined) return this.#remember(key, "");
    canvas.height = Math.max(1, Math.round(WIDTH / shape));
    const drawing = svg === "" ? undefined : new Blob([svg], { type: "image/svg+xml" });
    await drawPicture(canvas, picture?.source ?? background, drawing);
    return this.#store(key, canvas);
  }

  async #store(key: string, canvas: HTMLCanvasElement): Promise<string> {
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, "image/jpeg", 0.8);
    });
    return this.#remember(key, blob === null ? "" : URL.createObjectURL(blob));
  }

  #remember(key: string, url: string): string {
    const old = this.#urls.get(key);
    if (old !== undefined && old !== "") URL.revokeObjectURL(old);
    this.#urls.delete(key);
    this.#urls.set(key, url);
    if (this.#urls.size > MAX_THUMBNAILS) {
      const [oldest] = this.#urls;
      if (oldest !== undefined) {
        if (oldest[1] !== "") URL.revokeObjectURL(oldest[1]);
        this.#urls.delete(oldest[0]);
        this.#grabbed.delete(oldest[0]);
      }
    }
    return url;
  }

  #find(key: string): string | undefined {
    const url = this.#urls.get(key);
    if (url === undefined) return undefined;
    this.#urls.delete(key);
    this.#urls.set(key, url);
    return url;
  }
}

function showIn(box: HTMLElement, url: string): void {
  if (url !== "") box.replaceChildren(h("img", { src: url, alt: "" }));
}
