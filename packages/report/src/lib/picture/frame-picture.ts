import { annotationToSvg } from "@cinesync/drawing-svg";
import type { Annotation, MediaFile } from "@cinesync/session-xml";
import { safe, trusted, type Html } from "../base/safe-html.ts";
import { ReviewReportError } from "../base/review-report-error.ts";
import type {
  FrameSize,
  PictureResult,
  ReviewPicture,
  ReviewReportOptions,
  ReviewReportWarning,
} from "../base/review-report-options.ts";
import { describeDrawing } from "./describe-drawing.ts";
import { frameShade } from "./frame-shade.ts";
import { readPicture, type ReadPicture } from "./read-picture.ts";

/** A frame to be shown. */
export interface Frame {
  readonly movie: MediaFile;
  /** The movie's place in the playlist, counted from 1. */
  readonly place: number;
  /** Counted from 1. */
  readonly frame: number;
  /** How the frame is called for those who do not see it. */
  readonly name: string;
  readonly annotations: readonly Annotation[];
}

/** Drawings are laid out on a picture of this width; how large they are shown is the page's business. */
const WIDTH = 1280;
const DEFAULT_SIZE: FrameSize = { width: 16, height: 9 };
const MAX_PICTURE_BYTES = 20_000_000;

/**
 * A frame with its drawings over its picture, or over a blank frame of the right shape; nothing where there is neither
 * a drawing nor a picture.
 *
 * @throws {ReviewReportError} `linked-picture` or `bad-option`
 */
export async function framePicture(frame: Frame, options: ReviewReportOptions): Promise<Html | undefined> {
  const { given, problem } = await askForPicture(frame, options);
  const drawing = describeDrawing(frame.annotations);
  const remark = problem === undefined ? undefined : safe`<p class="remark">${problem}</p>`;
  if (given === undefined && drawing === "") return remark;
  const description = drawing === "" ? frame.name : `${frame.name} with a drawing of ${drawing}`;
  const picture = given ? overPicture(frame, given, options) : blank(frame, options);
  return safe`<div class="picture">
    <div class="frame" role="img" aria-label="${description}">${picture}</div>
    ${remark}
  </div>`;
}

type Given = ReadPicture & Pick<ReviewPicture, "includesDrawings">;

async function askForPicture(
  { movie, place, frame, name }: Frame,
  { picture, onWarning, linkedPictures = false, maxPictureBytes = MAX_PICTURE_BYTES }: ReviewReportOptions,
): Promise<{ given?: Given; problem?: string }> {
  const warn = (code: ReviewReportWarning["code"], reason: string, cause?: unknown): { problem: string } => {
    const message = `The picture of ${name} is not shown: ${reason}.`;
    onWarning?.({
      code,
      message,
      mediaName: movie.name,
      mediaPlace: place,
      frame,
      ...(cause !== undefined && { cause }),
    });
    return { problem: "The picture of this frame could not be shown." };
  };
  let result: PictureResult;
  try {
    result = await picture?.(movie, frame);
  } catch (error) {
    return warn(
      "picture-failed",
      `asking for it failed: ${error instanceof Error ? error.message : String(error)}`,
      error,
    );
  }
  if (result === undefined) return {};
  const { source, size, includesDrawings = false } = isReviewPicture(result) ? result : { source: result };
  const read = await readPicture(source, maxPictureBytes);
  if ("reason" in read) return warn(read.code, read.reason);
  if (read.isLink && !linkedPictures) {
    throw new ReviewReportError(
      "linked-picture",
      `The picture of ${name} was given as a link: give its bytes to embed it, or set linkedPictures to true.`,
    );
  }
  return { given: { ...read, includesDrawings, ...(size && { size: checkSize(size, name) }) } };
}

function overPicture(
  { movie, annotations, name }: Frame,
  given: Given,
  options: ReviewReportOptions,
): Html[] {
  const shape = given.size ?? shownSize(movie, options, name);
  const [width, height] = [WIDTH, Math.max(1, Math.round((WIDTH * shape.height) / shape.width))];
  const lazy = given.isLink && trusted(' loading="lazy"');
  const image = safe`<img src="${given.url}" width="${width}" height="${height}" alt="" decoding="async"${lazy}>`;
  if (given.includesDrawings === true) return [image];
  return [
    image,
    trusted(annotationToSvg(annotations, { width, height, stretch: true, ...drawingOptions(options) })),
  ];
}

function blank({ movie, annotations, name }: Frame, options: ReviewReportOptions): Html {
  const shape = shownSize(movie, options, name);
  const size = { width: WIDTH, height: (WIDTH * shape.height) / shape.width };
  const backgroundColor = frameShade(annotations);
  return trusted(annotationToSvg(annotations, { ...size, backgroundColor, ...drawingOptions(options) }));
}

function drawingOptions({ pressure = "opacity" }: ReviewReportOptions): {
  pressure: NonNullable<ReviewReportOptions["pressure"]>;
} {
  return { pressure };
}

/** The shape in which a movie's picture is shown. */
function shownSize(movie: MediaFile, { frameSize }: ReviewReportOptions, name: string): FrameSize {
  const given = typeof frameSize === "function" ? frameSize(movie) : frameSize;
  const { width, height } = given ? checkSize(given, name) : DEFAULT_SIZE;
  const { source, target } = movie.pixelRatio ?? {};
  const aspect = source && target ? source.width / source.height / (target.width / target.height) : 1;
  const shape = { width: width * aspect, height };
  // A pixel ratio that is none changes nothing.
  return isShape(shape) ? shape : { width, height };
}

function checkSize(size: FrameSize, name: string): FrameSize {
  if (isShape(size)) return size;
  throw new ReviewReportError(
    "bad-option",
    `The size given for ${name} is ${size.width} × ${size.height}: give pixels above 0, no side more than 50 times the other.`,
  );
}

function isShape({ width, height }: FrameSize): boolean {
  return width > 0 && height > 0 && width / height <= 50 && height / width <= 50;
}

function isReviewPicture(result: NonNullable<PictureResult>): result is ReviewPicture {
  return typeof result === "object" && "source" in result;
}
