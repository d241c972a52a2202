import { annotationToSvg, describeDrawing, suggestBackground } from "@cinesync/drawing-svg";
import { framesToTimecode } from "@cinesync/notes";
import { annotationsOfFrame, type Annotation, type Media } from "@cinesync/session-xml";
import type { FrameLook, FrameRequest } from "../shared/protocol.ts";

/** Sharp on a large screen. */
const WIDTH = 1920;

/** Returns what is on a frame of `media`; `mediaNotes` is the text for frame 0. */
export function frameLook(media: Media | undefined, request: FrameRequest, mediaNotes: string): FrameLook {
  if (media === undefined || request.frame === 0) {
    return { notes: mediaNotes, timecode: "", svg: "", description: "", background: "#20242b" };
  }
  const annotations = annotationsOfFrame(media, request.frame);
  return {
    notes: annotations
      .map(({ notes }) => notes)
      .filter((notes) => notes !== "")
      .join("\n"),
    timecode: timecode(media.framesPerSecond, request.frame),
    svg: drawingSvg(annotations, request.shape),
    description: describeDrawing(annotations),
    background: suggestBackground(annotations),
  };
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

/** Returns `""` where the rate is unknown or has no timecode. */
function timecode(framesPerSecond: number | undefined, frame: number): string {
  if (!framesPerSecond) return "";
  try {
    return framesToTimecode(frame - 1, framesPerSecond);
  } catch {
    return "";
  }
}
