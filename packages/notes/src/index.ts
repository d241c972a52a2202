// Notes as rows.
export { noteRows, noteRowsByMovie } from "./lib/rows/note-rows.ts";
export type {
  DrawingKind,
  FrameNoteRow,
  MediaNoteRow,
  NoteRow,
  NoteRowKind,
  RowLocator,
  SessionNoteRow,
} from "./lib/rows/note-row.ts";
export type { NoteRowOptions } from "./lib/rows/note-row-options.ts";
export { mediaOfRow } from "./lib/rows/media-of-row.ts";

// Frame numbers and timecodes.
export type { FrameOptions, MediaLength, Movie, PerMovie } from "./lib/frames/frame-options.ts";
export { frameLabels, type FrameLabels } from "./lib/frames/frame-labels.ts";
export { movieLength, type MovieFacts } from "./lib/frames/movie-length.ts";

// Rows as text.
export type { NoteRowSource } from "./lib/table/row-format.ts";
export { notesToCsv, notesToCsvChunks, type CsvOptions } from "./lib/table/csv.ts";
export type { CsvLineOptions } from "./lib/table/csv-line.ts";
export {
  NOTE_COLUMNS,
  type NoteColumn,
  type NoteColumnName,
  type RenamedNoteColumn,
} from "./lib/table/note-columns.ts";
export {
  notesToJson,
  notesToJsonChunks,
  notesToJsonLines,
  notesToJsonLinesChunks,
  type JsonOptions,
} from "./lib/table/json.ts";
export { parseNotes } from "./lib/table/parse-notes.ts";
export { notesToMarkdown, notesToMarkdownChunks, type MarkdownOptions } from "./lib/table/markdown.ts";

// Markers for editing systems.
export { noteMarkers } from "./lib/markers/note-markers.ts";
export type { MarkerOptions } from "./lib/markers/marker-options.ts";
export type {
  DurationSource,
  MarkerClip,
  MarkerTimeline,
  NoteMarker,
} from "./lib/markers/marker-timeline.ts";
export type { MarkerColor } from "./lib/markers/marker-color.ts";
export type { MarkersOn, PictureSize } from "./lib/markers/format-options.ts";
export {
  MARKER_FORMATS,
  type MarkerFormat,
  type MarkerFormatFacts,
  type MarkerFormatOption,
} from "./lib/markers/marker-formats.ts";
export { markersToEdl, type EdlOptions } from "./lib/markers/edl.ts";
export { markersToEdlLocators } from "./lib/markers/edl-locators.ts";
export { markersToAvid, type AvidOptions } from "./lib/markers/avid.ts";
export { markersToFcp7Xml, type Fcp7XmlOptions } from "./lib/markers/fcp7-xml.ts";
export { markersToFcpxml, type FcpxmlOptions } from "./lib/markers/fcpxml.ts";
export { markersToOtio, type OtioOptions } from "./lib/markers/otio.ts";
export { markersToFrameioCsv, type FrameioCsvOptions } from "./lib/markers/frameio-csv.ts";
export { markersToRv } from "./lib/markers/rv.ts";

// Frame rates and timecode.
export { parseFrameRate, type FrameRate, type RationalFrameRate } from "./lib/time/frame-rate.ts";
export {
  framesToTimecode,
  secondsOfFrame,
  timecodeToFrames,
  type TimecodeOptions,
} from "./lib/time/timecode.ts";

// Linking back to a production database.
export { getLink, removeLink, setLink, type SetLinkOptions } from "./lib/links/user-data-link.ts";
export type { JsonObject, JsonValue } from "./lib/base/json-value.ts";

// Exporting again and again.
export { noteKey, type NoteIdentity } from "./lib/rows/note-key.ts";
export {
  diffNotes,
  type DiffNotesOptions,
  type NoteChange,
  type NoteField,
  type NotesDiff,
} from "./lib/diff/diff-notes.ts";

// Errors.
export {
  type MovieReference,
  NotesError,
  type NotesErrorCode,
  type NotesErrorDetails,
  type NotesErrorDetailsByCode,
} from "./lib/base/notes-error.ts";
