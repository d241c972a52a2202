import { dirname, relative, sep } from "node:path";
import type { ReviewPicture } from "@cinesync/report";
import type { MediaFile, Session } from "@cinesync/session-xml";
import { wordError } from "../base/word-error.ts";
import { warn } from "../io/messages.ts";
import { optional } from "../io/optional-package.ts";
import { readPicture, SavedFrames } from "./pictures.ts";

interface PictureOptions {
  /** Wider pictures become smaller; 0 keeps them. */
  readonly maxWidth: number;
  readonly quality: number;
  /** The page, if it links to its pictures. */
  readonly linkedFrom: string | undefined;
}

/** Saved frames for a report, as cineSync saves them: with the drawings in them. */
export class ReportPictures {
  readonly #frames: SavedFrames;
  readonly #options: PictureOptions;
  #cannotResize = false;

  constructor(folder: string, session: Session, options: PictureOptions) {
    this.#frames = new SavedFrames(folder, session);
    this.#options = options;
  }

  async pictureOf(movie: MediaFile, frame: number): Promise<ReviewPicture | undefined> {
    const isDrawn = movie.annotations.some((one) => one.frame === frame && one.objects.length > 0);
    // cineSync saves only frames that have drawings.
    const path = isDrawn ? await this.#frames.find(movie, frame) : undefined;
    if (path === undefined) return undefined;
    const { linkedFrom } = this.#options;
    const source = linkedFrom === undefined ? await this.#resized(path) : linkTo(path, linkedFrom);
    return { source, includesDrawings: true };
  }

  /** Reports how many drawn frames have a picture. */
  reportMissing(): void {
    this.#frames.reportMissing();
  }

  async #resized(path: string): Promise<Uint8Array> {
    const { bytes } = await readPicture(path);
    const { maxWidth, quality } = this.#options;
    if (maxWidth === 0 || this.#cannotResize) return bytes;
    try {
      const { resizePicture } = await optional(
        "@cinesync/drawing-png",
        () => import("@cinesync/drawing-png"),
        "--max-width",
      );
      return await resizePicture(bytes, { maxWidth, quality, format: "jpeg" });
    } catch (error) {
      const { code, message } = wordError(error);
      this.#cannotResize = code === "missing-package" || code === "missing-sharp";
      warn(`${path}: kept in its size: ${message}`);
      return bytes;
    }
  }
}

/** A path relative to the page, as a URL. */
function linkTo(path: string, page: string): string {
  return relative(dirname(page), path).split(sep).map(encodeURIComponent).join("/");
}
