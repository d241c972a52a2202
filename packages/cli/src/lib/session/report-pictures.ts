import { dirname, relative, sep } from "node:path";
import type { ReviewPicture } from "@cinesync/report";
import type { MediaFile } from "@cinesync/session-xml";
import { wordError } from "../base/word-error.ts";
import { warn } from "../io/messages.ts";
import { optional } from "../io/optional-package.ts";
import { readPicture, savedFrame, savedFrameNames } from "./pictures.ts";

interface PictureOptions {
  /** Wider pictures become smaller; 0 keeps them. */
  readonly maxWidth: number;
  readonly quality: number;
  /** The page, if it links to its pictures. */
  readonly linkedFrom: string | undefined;
}

/** Saved frames for a report, as cineSync saves them: with the drawings in them. */
export class ReportPictures {
  readonly #folder: string;
  readonly #options: PictureOptions;
  #found = 0;
  #missing = 0;
  #example: string | undefined;
  #cannotResize = false;

  constructor(folder: string, options: PictureOptions) {
    this.#folder = folder;
    this.#options = options;
  }

  async pictureOf(movie: MediaFile, frame: number): Promise<ReviewPicture | undefined> {
    const isDrawn = movie.annotations.some((one) => one.frame === frame && one.objects.length > 0);
    // cineSync saves only frames that have drawings.
    if (!isDrawn) return undefined;
    const path = await savedFrame(this.#folder, movie, frame);
    if (path === undefined) {
      this.#missing++;
      this.#example ??= savedFrameNames(movie, frame);
      return undefined;
    }
    this.#found++;
    const { linkedFrom } = this.#options;
    if (linkedFrom !== undefined) return { source: linkTo(path, linkedFrom), includesDrawings: true };
    return { source: await this.#resized(path), includesDrawings: true };
  }

  /** Reports how many drawn frames have a picture. */
  reportMissing(): void {
    if (this.#example === undefined) return;
    const total = this.#found + this.#missing;
    warn(
      `${this.#found} of ${total} drawn frames have a picture in ${this.#folder}; looked for ${this.#example}`,
    );
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
