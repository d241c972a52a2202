import {
  MARKER_FORMATS,
  markersToAvid,
  markersToEdl,
  markersToEdlLocators,
  markersToFcp7Xml,
  markersToFcpxml,
  markersToFrameioCsv,
  markersToOtio,
  markersToRv,
  noteMarkers,
  type MarkerFormat,
  type MarkerTimeline,
} from "@cinesync/notes";
import type { Session } from "@cinesync/session-xml";
import type { ExportRequest } from "../shared/protocol.ts";
import type { Infos } from "./frame-options.ts";
import { exportOptions } from "./export-options.ts";

/** Formats that hold several timelines in a file take all of them; the others one by one. */
const WRITERS: Readonly<
  Record<MarkerFormat, (timelines: readonly [MarkerTimeline, ...MarkerTimeline[]]) => string>
> = {
  edl: ([timeline]) => markersToEdl(timeline),
  "edl-loc": ([timeline]) => markersToEdlLocators(timeline),
  avid: ([timeline]) => markersToAvid(timeline),
  otio: ([timeline]) => markersToOtio(timeline),
  rv: ([timeline]) => markersToRv(timeline),
  fcp7xml: (timelines) => markersToFcp7Xml(timelines),
  fcpxml: (timelines) => markersToFcpxml(timelines),
  "frameio-csv": (timelines) => markersToFrameioCsv(timelines),
};

export interface NamedText {
  /** Without an extension. */
  readonly name: string;
  readonly text: string;
}

/** Makes markers of notes, with the true length of every movie that is open. */
export function exportMarkers(
  session: Session,
  infos: Infos,
  request: ExportRequest & { readonly format: MarkerFormat },
  problems: Set<string>,
): NamedText[] {
  const timelines = noteMarkers(session, {
    ...exportOptions(infos, request, problems),
    timeline: request.timeline,
    name: request.name,
  });
  const write = WRITERS[request.format];
  const [first, ...more] = timelines;
  if (first === undefined) return [];
  if (MARKER_FORMATS[request.format].holdsSeveral) {
    return [{ name: request.name, text: write([first, ...more]) }];
  }
  return timelines.map((timeline, index) => ({
    name: `${String(index + 1).padStart(3, "0")} ${fileName(timeline.name)}`,
    text: write([timeline]),
  }));
}

/** Names from a session are any text: in a ZIP they must not lead to another folder. */
function fileName(text: string): string {
  return text.replace(/[<>:"/\\|?*\p{Cc}]/gu, "_").slice(0, 100);
}
