import { expectTimeline } from "./format-options.ts";
import { wellFormed } from "../base/well-formed.ts";
import type { MarkerClip, MarkerTimeline } from "./marker-timeline.ts";

/**
 * Returns a timeline as a session of OpenRV (`.rv`): a source for each movie, and a mark on each frame with notes. RV
 * plays the movies one after the other, from frame 1. Marks have no text, color or name. A movie that the session knows
 * by nothing but its short hash is named by it, which RV shows as missing.
 *
 * @example
 * import { markersToRv, noteMarkers } from "@cinesync/notes";
 * import { createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const media = [createMediaFile({ locators: ["/shot_010.mov"], framesPerSecond: 24, notes: "Fine." })];
 * for (const timeline of noteMarkers(createSession({ media }))) console.log(markersToRv(timeline));
 */
export function markersToRv(timeline: MarkerTimeline): string {
  expectTimeline(timeline);
  const { clips, duration, frameRate } = timeline;
  const marks = clips.flatMap(({ markers }) => markers.map(({ position }) => position + 1));
  const fps = Number((frameRate.numerator / frameRate.denominator).toFixed(6));
  const session = object("rv : RVSession (4)", {
    session: [
      'string viewNode = "defaultSequence"',
      `int[2] range = [ [ 1 ${duration + 1} ] ]`,
      `int[2] region = [ [ 1 ${duration + 1} ] ]`,
      `float fps = ${fps}`,
      `int marks = [ ${marks.map((mark) => `${mark} `).join("")}]`,
    ],
  });
  return `GTOa (4)\n\n${[session, ...clips.map(source)].join("\n")}`;
}

function source(clip: MarkerClip, index: number): string {
  const { firstFrame, sourceStart, duration, mediaDuration } = clip;
  const first = firstFrame + sourceStart;
  const isCut = duration < mediaDuration;
  return object(`sourceGroup${String(index).padStart(6, "0")}_source : RVFileSource (1)`, {
    media: [`string movie = ${quoted(mediaPath(clip))}`],
    ...(isCut && { cut: [`int in = ${first}`, `int out = ${first + duration - 1}`] }),
  });
}

function object(head: string, components: Readonly<Record<string, readonly string[]>>): string {
  const bodies = Object.entries(components).map(
    ([name, properties]) =>
      `    ${name}\n    {\n${properties.map((line) => `        ${line}\n`).join("")}    }\n`,
  );
  return `${head}\n{\n${bodies.join("\n")}}\n`;
}

/** RV opens paths as they are, and URLs. */
function mediaPath({ locators, name }: MarkerClip): string {
  const of = (wanted: string): string | undefined => locators.find(({ kind }) => kind === wanted)?.value;
  return of("path") ?? of("url") ?? locators[0]?.value ?? name;
}

function quoted(text: string): string {
  const escaped = wellFormed(text)
    .replace(/[\\"]/g, "\\$&")
    .replace(/\p{Cc}/gu, " ");
  return `"${escaped}"`;
}
