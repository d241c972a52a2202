// Notes as rows.
export { noteRows, noteRowsFromMedia, noteRowsFromParts } from "./lib/rows/note-rows.ts";
export type {
  DrawingKind,
  FrameNoteRow,
  MediaNoteRow,
  NoteRow,
  NoteRowKind,
  RowLocator,
  SessionNoteRow,
} from "./lib/rows/note-row.ts";
export type { FrameOptions, Movie, NoteRowOptions } from "./lib/rows/note-row-options.ts";

// Rows as text.
export { notesToCsv, notesToCsvChunks, type CsvOptions } from "./lib/table/csv.ts";
export type { NoteColumn, NoteColumnName } from "./lib/table/note-columns.ts";
export {
  notesToJson,
  notesToJsonChunks,
  notesToJsonLines,
  notesToJsonLinesChunks,
  type JsonOptions,
} from "./lib/table/json.ts";
export { parseNotes } from "./lib/table/parse-notes.ts";
export { notesToMarkdown, notesToMarkdownChunks, type MarkdownOptions } from "./lib/table/markdown.ts";

// The same of sessions of any size.
export { streamNotes, type NotesTextFormat, type StreamNotesOptions } from "./lib/stream/stream-notes.ts";
export type { Overflow, ScratchSpace } from "./lib/overflow/scratch-space.ts";

// Markers for editing systems.
export { noteMarkers } from "./lib/markers/note-markers.ts";
export type { MarkerOptions } from "./lib/markers/marker-options.ts";
export type { MarkerClip, MarkerTimeline, NoteMarker } from "./lib/markers/marker-timeline.ts";
export type { MarkerColor } from "./lib/markers/marker-color.ts";
export type { PictureSize } from "./lib/markers/picture-size.ts";
export { markersToEdl, type EdlOptions } from "./lib/markers/edl.ts";
export { markersToFcp7Xml, type Fcp7XmlOptions } from "./lib/markers/fcp7-xml.ts";
export { markersToFcpxml, type FcpxmlOptions } from "./lib/markers/fcpxml.ts";
export { markersToOtio, type OtioOptions } from "./lib/markers/otio.ts";

// Frame rates and timecode.
export { parseFrameRate, type FrameRate, type RationalFrameRate } from "./lib/time/frame-rate.ts";
export { framesToTimecode, timecodeToFrames, type TimecodeOptions } from "./lib/time/timecode.ts";

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
} from "./lib/repeat/diff-notes.ts";

// What can go wrong.
export { NotesError, type NotesErrorCode } from "./lib/base/notes-error.ts";
