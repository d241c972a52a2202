import { annotationToSvg, describeDrawing, suggestBackground } from "@cinesync/drawing-svg";
import { annotationsOfFrame, type Annotation, type Media } from "@cinesync/session-xml";
import type { FrameLook, FrameRequest } from "../shared/protocol.ts";

/** Sharp on a large screen. */
const WIDTH = 1920;

/** Returns what is on a frame of `media`; `mediaNotes` is the text for frame 0. */
export function frameLook(
  media: Media | undefined,
  { frame, shape }: FrameRequest,
  mediaNotes: string,
): Omit<FrameLook, "timecode"> {
  if (media === undefined || frame === 0) {
    return { notes: mediaNotes, svg: "", description: "", background: "#20242b" };
  }
  const annotations = annotationsOfFrame(media, frame);
  return {
    notes: noteText(annotations),
    svg: drawingSvg(annotations, shape),
    description: describeDrawing(annotations),
    background: suggestBackground(annotations),
  };
}

/** Returns the notes of all annotations of a frame as one text. */
export function noteText(annotations: readonly Annotation[]): string {
  return annotations
    .map(({ notes }) => notes)
    .filter((notes) => notes !== "")
    .join("\n");
}

/** Returns an SVG that fills any box: the page gives the box the shape of the picture. `""` if nothing is drawn. */
export function drawingSvg(annotations: readonly Annotation[], shape: number): string {
  if (!annotations.some(({ objects }) => objects.length > 0)) return "";
  return annotationToSvg(annotations, {
    width: WIDTH,
    height: Math.round(WIDTH / shape),
    stretch: true,
  });
}
