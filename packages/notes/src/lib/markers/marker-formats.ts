/** The formats of markers. */
export type MarkerFormat = "edl" | "edl-loc" | "avid" | "otio" | "fcp7xml" | "fcpxml" | "frameio-csv" | "rv";

/** Options that some formats have no place for. */
export type MarkerFormatOption =
  | "color"
  | "markerName"
  | "user"
  | "firstFrame"
  | "startTimecode"
  | "timelineStart"
  | "dropFrame"
  | "markersOn"
  | "size";

/** Facts about a format of markers. */
export interface MarkerFormatFacts {
  /** The extension of file names, without the dot. */
  readonly extension: string;
  /** True if one file holds several timelines. */
  readonly holdsSeveral: boolean;
  /** The options that have an effect. */
  readonly options: readonly MarkerFormatOption[];
}

const TIMES = ["timelineStart", "dropFrame"] as const;
const STARTS = ["startTimecode", ...TIMES] as const;
const MARKS = ["color", "markerName"] as const;

/**
 * The formats of markers, and the options that have a place in each.
 *
 * @example
 * import { MARKER_FORMATS } from "@cinesync/notes";
 *
 * MARKER_FORMATS.fcpxml.options.includes("color"); // false
 */
export const MARKER_FORMATS: Readonly<Record<MarkerFormat, MarkerFormatFacts>> = {
  edl: { extension: "edl", holdsSeveral: false, options: [...MARKS, ...TIMES] },
  "edl-loc": { extension: "edl", holdsSeveral: false, options: [...MARKS, ...STARTS] },
  avid: { extension: "txt", holdsSeveral: false, options: [...MARKS, "user", ...TIMES] },
  otio: { extension: "otio", holdsSeveral: false, options: [...MARKS, "firstFrame", ...STARTS, "markersOn"] },
  fcp7xml: { extension: "xml", holdsSeveral: true, options: [...MARKS, ...STARTS, "markersOn", "size"] },
  fcpxml: { extension: "fcpxml", holdsSeveral: true, options: ["markerName", ...STARTS, "size"] },
  "frameio-csv": { extension: "csv", holdsSeveral: true, options: ["user", "firstFrame", ...STARTS] },
  rv: { extension: "rv", holdsSeveral: false, options: ["firstFrame"] },
};
