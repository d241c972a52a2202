import { frameKey, type FramePicture, type NoteEntry } from "../../shared/protocol.ts";
import type { App } from "../app.ts";
import { messageOf } from "../dom.ts";
import { savedFrameName } from "../files/saved-frames.ts";
import { saveFile } from "../files/save-file.ts";
import { canvasFile, drawPicture, loadImage } from "../player/compose-picture.ts";
import { openPlayer } from "../player/open-player.ts";
import type { Picture, Player } from "../player/player.ts";
import { shapeOf } from "../state/movie-at.ts";
import type { OpenSession, Spot } from "../state/state.ts";
import { say, sayError } from "./messages.ts";

const BLANK_WIDTH = 1920;
/** Pictures of a report are read on a screen and printed on a page. */
const REPORT_WIDTH = 1280;

/** Saves the frame on the stage with its drawing as PNG, named as cineSync names saved frames. */
export async function grabFrame(app: App): Promise<void> {
  const { session, at, stage, showDrawings, look } = app.store.state;
  const media = session?.overview.media[at.position - 1];
  if (session === undefined || media === undefined || at.frame === 0) return;
  try {
    const picture = app.playback.player.grab();
    const saved = session.savedFrames.find(media.name, at.frame);
    const name = savedFrameName(media.name, at.frame, "png");
    if (picture === undefined && stage.kind === "blank" && saved !== undefined) {
      const image = await loadImage(saved);
      saveFile(await composed(image.naturalWidth, image.naturalHeight, image, undefined), name);
    } else {
      const width = picture?.width ?? BLANK_WIDTH;
      const ground = picture?.source ?? look?.background ?? "#20242b";
      const drawing = showDrawings && look?.svg ? svgFile(look.svg) : undefined;
      saveFile(await composed(width, width / stage.shape, ground, drawing), name);
    }
    say(app, `Saved as ${name}`);
  } catch (error) {
    sayError(app, `cannot save the frame: ${messageOf(error)}`);
  }
}

/** Makes the pictures of frames one by one, with the movies that are open. */
export class FramePictures {
  readonly #app: App;
  readonly #session: OpenSession;
  #player: Player | undefined;
  #position = 0;

  constructor(app: App, session: OpenSession) {
    this.#app = app;
    this.#session = session;
  }

  /** Returns the pictures of drawn frames for a report: saved frames, else frames of the open movies. */
  async forReport(
    notes: readonly NoteEntry[],
    onProgress: (done: number) => void,
  ): Promise<Map<string, FramePicture>> {
    const found = new Map<string, FramePicture>();
    for (const [index, { position, frame, drawings }] of notes.entries()) {
      onProgress(index);
      if (frame === 0) continue;
      const saved = drawings === "" ? undefined : this.#saved(position, frame);
      if (saved !== undefined) {
        found.set(frameKey(position, frame), { picture: saved, includesDrawings: true });
        continue;
      }
      const player = await this.#playerOf(position);
      await player?.show(frame);
      const picture = player?.grab();
      if (picture === undefined) continue;
      const width = Math.min(REPORT_WIDTH, picture.width);
      const canvas = canvasOf(width, width / this.#shape(position));
      await drawPicture(canvas, picture.source, undefined);
      const file = await canvasFile(canvas, "image/jpeg");
      found.set(frameKey(position, frame), { picture: file, includesDrawings: false });
    }
    return found;
  }

  /** Returns the frame with its drawing as PNG. */
  async png({ position, frame }: NoteEntry): Promise<Blob> {
    const player = await this.#playerOf(position);
    await player?.show(frame);
    const picture = player?.grab();
    const shape = this.#shape(position);
    const look = await this.#session.client.ask("frame", { position, frame, shape });
    const drawing = look.svg === "" ? undefined : svgFile(look.svg);
    if (picture !== undefined) return composed(picture.width, picture.width / shape, picture.source, drawing);
    const saved = this.#saved(position, frame);
    if (saved !== undefined) {
      const image = await loadImage(saved);
      return composed(image.naturalWidth, image.naturalHeight, image, undefined);
    }
    return composed(BLANK_WIDTH, BLANK_WIDTH / shape, look.background, drawing);
  }

  /** Returns the frame of the movie alone, with the shape that it is shown with; undefined if the movie is not open. */
  async movieFrame(position: number, frame: number): Promise<Picture | undefined> {
    const player = await this.#playerOf(position);
    await player?.show(frame);
    const picture = player?.grab();
    return picture && { ...picture, height: picture.width / this.#shape(position) };
  }

  close(): void {
    this.#player?.close();
    this.#player = undefined;
    this.#position = 0;
  }

  #saved(position: number, frame: number): File | undefined {
    const media = this.#session.overview.media[position - 1];
    return media && this.#session.savedFrames.find(media.name, frame);
  }

  #shape(position: number): number {
    const { state } = this.#app.store;
    return shapeOf({ ...state, session: this.#session }, position, this.#player?.grab());
  }

  /** One movie is open at a time: decoders are scarce. */
  async #playerOf(position: number): Promise<Player | undefined> {
    if (position === this.#position) return this.#player;
    this.close();
    this.#position = position;
    const movie = this.#app.store.state.movies.get(position);
    if (movie !== undefined) this.#player = (await openPlayer(movie, false)).player;
    return this.#player;
  }
}

/** A decoder that nobody has asked for so long is given back. */
const IDLE_MILLISECONDS = 2000;

/** Returns the source of frames for thumbnails: one movie is open at a time, and only as long as it is needed. */
export function frameSource(app: App): (session: OpenSession, spot: Spot) => Promise<Picture | undefined> {
  let pictures: FramePictures | undefined;
  let client: OpenSession["client"] | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = (): void => {
    pictures?.close();
    pictures = undefined;
  };
  return async (session, { position, frame }) => {
    if (frame === 0 || !app.store.state.movies.has(position)) return undefined;
    clearTimeout(timer);
    if (client !== session.client) close();
    client = session.client;
    pictures ??= new FramePictures(app, session);
    try {
      return await pictures.movieFrame(position, frame);
    } finally {
      timer = setTimeout(close, IDLE_MILLISECONDS);
    }
  };
}

function svgFile(svg: string): Blob {
  return new Blob([svg], { type: "image/svg+xml" });
}

function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return canvas;
}

async function composed(
  width: number,
  height: number,
  ground: CanvasImageSource | string,
  drawing: Blob | undefined,
): Promise<Blob> {
  const canvas = canvasOf(width, height);
  await drawPicture(canvas, ground, drawing);
  return canvasFile(canvas, "image/png");
}
