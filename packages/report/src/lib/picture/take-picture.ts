import { describeDrawing } from "@cinesync/drawing-svg";
import { ReviewReportError, type FrameReference } from "../base/review-report-error.ts";
import type {
  FrameSize,
  PictureResult,
  ReviewOptions,
  ReviewPicture,
} from "../base/review-report-options.ts";
import type { FrameNote, Review, ReviewMovie } from "../review/review.ts";
import { blankSize, checkSize } from "./frame-shape.ts";
import { readPicture, type EmbeddedPicture, type LinkedPicture } from "./read-picture.ts";

const MAX_PICTURE_BYTES = 20_000_000;

/** What there is to see of a frame. */
export interface Taken {
  readonly note: FrameNote;
  readonly reference: FrameReference;
  /** The picture; undefined for a blank frame. */
  readonly picture: EmbeddedPicture | LinkedPicture | undefined;
  readonly includesDrawings: boolean;
  /** Whether there was a picture that cannot be shown. */
  readonly failed: boolean;
  /** The size of the picture; undefined where it is not known. */
  readonly ownSize: FrameSize | undefined;
  /** What is drawn, in words; `""` if nothing is. */
  readonly drawing: string;
}

/** A frame with the size at which it is shown. */
export interface SizedFrame extends Taken {
  readonly size: FrameSize;
}

/** Asks for the pictures of a review, and remembers which were not found. */
export class PictureTaker {
  readonly #review: Review;
  readonly #options: ReviewOptions;
  readonly #missing: FrameReference[] = [];
  #drawnFrames = 0;

  constructor(review: Review, options: ReviewOptions) {
    this.#review = review;
    this.#options = options;
  }

  /**
   * Gives the frames of a movie in order, each as soon as its size is known: blank frames have the shape of the movie's
   * first picture, so those before it wait for it.
   *
   * @throws {ReviewReportError} `invalid-option`
   */
  async *frames({ movie, playlistPosition, frames }: ReviewMovie): AsyncGenerator<SizedFrame> {
    let shape: FrameSize | undefined;
    let waiting: Taken[] = [];
    for (const note of frames) {
      const taken = await this.#take(movie, note);
      waiting.push(taken);
      shape ??= taken.ownSize;
      if (shape === undefined) continue;
      for (const each of waiting) yield { ...each, size: each.ownSize ?? shape };
      waiting = [];
    }
    if (waiting.length === 0) return;
    const size = blankSize(movie, playlistPosition, this.#options);
    for (const each of waiting) yield { ...each, size };
  }

  /** Warns of drawn frames without a picture, once all pictures were asked for. */
  finish(): void {
    if (this.#options.picture === undefined || this.#missing.length === 0) return;
    const details = { drawnFrames: this.#drawnFrames, missing: this.#missing };
    this.#review.warn(new ReviewReportError("missing-pictures", details));
  }

  async #take(movie: ReviewMovie["movie"], note: FrameNote): Promise<Taken> {
    const { mediaName, playlistPosition, frame, frameNumber } = note.row;
    const reference = { mediaName, playlistPosition, frame, frameNumber };
    const drawing = describeDrawing(note.annotations);
    const blank = {
      note,
      reference,
      drawing,
      picture: undefined,
      includesDrawings: false,
      ownSize: undefined,
    };
    if (drawing !== "") this.#drawnFrames += 1;
    let result: PictureResult;
    try {
      result = await this.#options.picture?.(movie, frame, playlistPosition);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      this.#review.warn(new ReviewReportError("picture-failed", { ...reference, reason }, { cause }));
      return { ...blank, failed: true };
    }
    if (result === undefined) {
      if (drawing !== "") this.#missing.push(reference);
      return { ...blank, failed: false };
    }
    const given: ReviewPicture = isReviewPicture(result) ? result : { source: result };
    const ownSize = given.size && checkSize("size of a picture", given.size);
    const { maxPictureBytes = MAX_PICTURE_BYTES } = this.#options;
    const read = await readPicture(given.source, maxPictureBytes);
    if (read.kind === "invalid" || read.kind === "too-large") {
      this.#review.warn(
        read.kind === "invalid"
          ? new ReviewReportError("invalid-picture", { ...reference, reason: read.reason })
          : new ReviewReportError("limit-exceeded", {
              ...reference,
              option: "maxPictureBytes",
              limit: maxPictureBytes,
              actual: read.actual,
            }),
      );
      return { ...blank, failed: true };
    }
    return {
      ...blank,
      failed: false,
      picture: read,
      includesDrawings: given.includesDrawings === true,
      ownSize: ownSize ?? (read.kind === "embedded" ? read.size : undefined),
    };
  }
}

function isReviewPicture(result: NonNullable<PictureResult>): result is ReviewPicture {
  return typeof result === "object" && "source" in result;
}
