import { annotationToSvg, suggestBackground } from "@cinesync/drawing-svg";
import { safe, trusted, type Html } from "../base/safe-html.ts";
import { invalidOption } from "../base/review-report-error.ts";
import type { ReviewReportOptions } from "../base/review-report-options.ts";
import { toDataUrl } from "./read-picture.ts";
import type { SizedFrame } from "./take-picture.ts";

/** Drawings are laid out on a picture of this width; how large they are shown is the page's business. */
const WIDTH = 1280;

/**
 * Returns a frame with its drawings over its picture, or over a blank frame; undefined where there is neither a drawing
 * nor a picture. It is one `svg` element, so that the contact sheet can show it again without a second copy.
 *
 * @param id The id of the element.
 * @param name The name of the frame, for those who do not see it.
 * @param onProblem Receives what is left out of the drawing.
 * @throws {ReviewReportError} `invalid-option`
 */
export function framePicture(
  frame: SizedFrame,
  id: string,
  name: string,
  options: ReviewReportOptions,
  onProblem: (problem: Error) => void,
): Html | undefined {
  const { picture, drawing, size, note } = frame;
  if (picture === undefined && drawing === "") return undefined;
  const [width, height] = [WIDTH, Math.max(1, Math.round((WIDTH * size.height) / size.width))];
  const drawn =
    drawing !== "" &&
    !frame.includesDrawings &&
    trusted(
      annotationToSvg(note.annotations, {
        width,
        height,
        stretch: true,
        pressure: options.pressure,
        onProblem,
        backgroundColor: picture ? undefined : suggestBackground(note.annotations),
      }),
    );
  return safe`<svg class="frame" id="${id}" role="img" aria-label="${drawing === "" ? name : `${name}, with a drawing: ${drawing}`}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
    ${picture && safe`<image href="${urlOf(frame, options)}" width="${width}" height="${height}" preserveAspectRatio="none"/>`}
    ${drawn}
  </svg>`;
}

function urlOf({ picture }: SizedFrame, { linkedPictures }: ReviewReportOptions): string {
  if (picture?.kind === "embedded") return toDataUrl(picture);
  const url = picture?.url ?? "";
  if (linkedPictures === true) return url;
  return invalidOption("picture", url, "bytes or a data: URL, unless linkedPictures is true");
}
