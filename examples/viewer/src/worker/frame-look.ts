import { annotationToSvg } from "@cinesync/drawing-svg";
import { framesToTimecode } from "@cinesync/notes";
import { annotationsOfFrame, type Annotation, type DrawingObject, type Media } from "@cinesync/session-xml";
import type { FrameLook, FrameRequest } from "../shared/protocol.ts";

/** Sharp on a large screen; strokes are simplified to what can be seen at this size. */
const WIDTH = 1920;

const WORDS: Readonly<Record<DrawingObject["kind"], readonly [one: string, several: string]>> = {
  line: ["stroke", "strokes"],
  erase: ["erasure", "erasures"],
  circle: ["ellipse", "ellipses"],
  arrow: ["arrow", "arrows"],
  text: ["text", "texts"],
};

export function frameLook(media: Media | undefined, request: FrameRequest, wholeNotes: string): FrameLook {
  if (media === undefined || request.frame === 0) {
    return { notes: wholeNotes, timecode: "", svg: "", description: "", backdrop: "dark" };
  }
  const annotations = annotationsOfFrame(media, request.frame);
  const isDrawn = annotations.some(({ objects }) => objects.length > 0);
  return {
    notes: annotations
      .map(({ notes }) => notes)
      .filter((notes) => notes !== "")
      .join("\n"),
    timecode: timecode(media.framesPerSecond, request.frame),
    svg: isDrawn ? drawing(media, annotations, request.shape) : "",
    description: describe(annotations),
    backdrop: backdrop(annotations),
  };
}

function drawing(media: Media, annotations: readonly Annotation[], shape: number): string {
  const pixelRatio = media.kind === "file" ? media.pixelRatio : undefined;
  return annotationToSvg(annotations, {
    width: WIDTH,
    height: Math.round(WIDTH / shape),
    ...(pixelRatio && { pixelRatio }),
  });
}

/** `""` where the rate is not known, or is one that has no timecode. */
function timecode(framesPerSecond: number | undefined, frame: number): string {
  if (!framesPerSecond) return "";
  try {
    return framesToTimecode(frame - 1, framesPerSecond);
  } catch {
    return "";
  }
}

function describe(annotations: readonly Annotation[]): string {
  const objects = annotations.flatMap((annotation) => annotation.objects);
  const counts = Object.entries(WORDS).map(([kind, [one, several]]) => {
    const count = objects.filter((object) => object.kind === kind).length;
    return count === 0 ? "" : `${count} ${count === 1 ? one : several}`;
  });
  const texts = objects.map((object) => (object.kind === "text" ? `“${object.p}”` : ""));
  return [counts.filter(Boolean).join(", "), texts.filter(Boolean).join(", ")].filter(Boolean).join(": ");
}

/** Most strokes are bright; dark ones, blue among them, are seen better on a light ground. */
function backdrop(annotations: readonly Annotation[]): "dark" | "light" {
  const shades = annotations
    .flatMap(({ objects }) => objects)
    .flatMap((object) => ("color" in object ? [luminance(object.color)] : []));
  const mean = shades.reduce((sum, shade) => sum + shade, 0) / shades.length;
  return mean < 0.15 ? "light" : "dark";
}

/** 0 for black, 1 for white; colours that are none count as grey. */
function luminance(color: string): number {
  const digits = /^#([0-9a-f]{6})$/iu.exec(color)?.[1] ?? "808080";
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map(
    (at) => (parseInt(digits.slice(at, at + 2), 16) / 255) ** 2.2,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
