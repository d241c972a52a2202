import {
  MARKER_FORMATS,
  notesToCsv,
  notesToJson,
  notesToMarkdown,
  noteRows,
  type NoteRow,
} from "@cinesync/notes";
import { reviewReport } from "@cinesync/report";
import type { MediaFile, Session } from "@cinesync/session-xml";
import { strToU8, zipSync } from "fflate";
import { frameKey, type ExportedFile, type ExportRequest, type TextFormat } from "../shared/protocol.ts";
import { exportMarkers } from "./export-markers.ts";
import { exportOptions } from "./export-options.ts";
import { foundSession } from "./found-session.ts";
import type { Infos } from "./frame-options.ts";

const EXTENSIONS: Readonly<Record<TextFormat, string>> = {
  csv: "csv",
  markdown: "md",
  json: "json",
  report: "html",
};
const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv",
  html: "text/html",
  json: "application/json",
  md: "text/markdown",
  otio: "application/json",
  xml: "application/xml",
};

/**
 * Exports the notes of a session, or those with the keys of the request.
 *
 * @throws {NotesError} when an option is invalid.
 */
export async function exportNotes(
  session: Session,
  rows: readonly NoteRow[],
  infos: Infos,
  request: ExportRequest,
): Promise<ExportedFile> {
  const found = foundSession(session, rows, request.keys);
  const problems = new Set<string>();
  const { format, name } = request;
  if (!isText(format)) {
    const { extension } = MARKER_FORMATS[format];
    const files = exportMarkers(found, infos, { ...request, format }, problems);
    const [only, ...more] = files;
    if (only === undefined) throw new Error([...problems][0] ?? "no movie has notes to make markers of");
    if (more.length === 0) return textFile(name, extension, only.text, problems);
    // These formats hold one timeline in a file.
    const zip = zipSync(
      Object.fromEntries(files.map((file) => [`${file.name}.${extension}`, strToU8(file.text)])),
    );
    const file = new Blob([zip], { type: "application/zip" });
    return { name: `${name}.${extension}.zip`, file, problems: [...problems] };
  }
  const text = await textOf(found, infos, { ...request, format }, problems);
  return textFile(name, EXTENSIONS[format], text, problems);
}

function isText(format: ExportRequest["format"]): format is TextFormat {
  return format in EXTENSIONS;
}

function textFile(
  name: string,
  extension: string,
  text: string,
  problems: ReadonlySet<string>,
): ExportedFile {
  const file = new Blob([text], { type: TYPES[extension] ?? "text/plain" });
  return { name: `${name}.${extension}`, file, problems: [...problems] };
}

async function textOf(
  session: Session,
  infos: Infos,
  request: ExportRequest & { readonly format: TextFormat },
  problems: Set<string>,
): Promise<string> {
  const options = exportOptions(infos, request, problems);
  switch (request.format) {
    case "csv":
      return notesToCsv(noteRows(session, options), {
        columns: ["playlistPosition", "mediaFile", "frame", "frameNumber", "timecode", "drawings", "notes"],
        formulas: "neutralize",
        bom: true,
      });
    case "markdown":
      return notesToMarkdown(noteRows(session, options), { title: request.name });
    case "json":
      return notesToJson(noteRows(session, options));
    case "report":
      return reviewReport(session, {
        ...options,
        title: request.name,
        date: new Date(),
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        // A selection of movies leaves out the note on the session.
        movies: request.keys === undefined || session.notes !== "" ? undefined : hasNotes,
        frameSize: (_movie, position) => frameSize(infos, position, request.shape),
        picture: (_movie, frame, position) => {
          const found = request.pictures.get(frameKey(position, frame));
          return found && { source: found.picture, includesDrawings: found.includesDrawings };
        },
        onWarning: ({ message }) => problems.add(message),
      });
  }
}

function hasNotes({ notes, annotations }: MediaFile): boolean {
  return notes !== "" || annotations.length > 0;
}

function frameSize(infos: Infos, position: number, shape: number): { width: number; height: number } {
  const { width, height, pixelRatio = { numerator: 1, denominator: 1 } } = infos.get(position) ?? {};
  if (!width || !height) return { width: Math.round(1080 * shape), height: 1080 };
  return { width: (width * pixelRatio.numerator) / pixelRatio.denominator, height };
}
