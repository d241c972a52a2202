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

/** A frame as the report shows it. */
interface Taken {
  readonly note: FrameNote;
  readonly reference: FrameReference;
  /** The picture; undefined for a blank frame. */
  readonly picture: EmbeddedPicture | LinkedPicture | undefined;
  readonly includesDrawings: boolean;
  /** Whether there was a picture that cannot be shown. */
  readonly failed: boolean;
  /** The size of the picture; undefined where it is not known. */
  readonly ownSize: FrameSize | undefined;
  /** The drawing in words; `""` without one. */
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
    const nothing = { picture: undefined, includesDrawings: false, failed: false, ownSize: undefined };
    const blank = { note, reference, drawing, ...nothing };
    if (drawing !== "") this.#drawnFrames += 1;
    const { picture: ask, maxPictureBytes: limit = MAX_PICTURE_BYTES } = this.#options;
    const fail = (warning: ReviewReportError): Taken => {
      this.#review.warn(warning);
      return { ...blank, failed: true };
    };
    let given: ReviewPicture;
    let picture: Awaited<ReturnType<typeof readPicture>>;
    try {
      const result = await ask?.(movie, frame, playlistPosition);
      if (result === undefined) {
        if (drawing !== "") this.#missing.push(reference);
        return blank;
      }
      given = isReviewPicture(result) ? result : { source: result };
      picture = await readPicture(given.source, limit);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      return fail(new ReviewReportError("picture-failed", { ...reference, reason }, { cause }));
    }
    if (picture.kind === "invalid") {
      return fail(new ReviewReportError("invalid-picture", { ...reference, reason: picture.reason }));
    }
    if (picture.kind === "too-large") {
      const details = { ...reference, option: "maxPictureBytes", limit, actual: picture.actual } as const;
      return fail(new ReviewReportError("limit-exceeded", details));
    }
    const read = picture.kind === "embedded" ? picture.size : undefined;
    const ownSize = given.size ? checkSize("size of a picture", given.size) : read;
    return { ...blank, picture, includesDrawings: given.includesDrawings === true, ownSize };
  }
}

/** A warning that parts of a drawing are left out. */
export function reducedDrawing({ reference }: SizedFrame, cause: Error): ReviewReportError {
  return new ReviewReportError("drawing-reduced", { ...reference, reason: cause.message }, { cause });
}

function isReviewPicture(result: NonNullable<PictureResult>): result is ReviewPicture {
  return typeof result === "object" && "source" in result;
}
