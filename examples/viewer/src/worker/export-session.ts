import {
  markersToEdl,
  markersToFcp7Xml,
  markersToFcpxml,
  markersToOtio,
  noteMarkers,
  noteRows,
  notesToCsvChunks,
  notesToJsonChunks,
  notesToMarkdownChunks,
  type FrameOptions,
} from "@cinesync/notes";
import { reviewReport } from "@cinesync/report";
import type { Session } from "@cinesync/session-xml";
import { strToU8, zipSync } from "fflate";
import { pictureKey, type ExportedFile, type ExportFormat, type ExportRequest } from "../shared/protocol.ts";

interface Kind {
  readonly ending: string;
  readonly type: string;
}

const KINDS: Readonly<Record<ExportFormat, Kind>> = {
  csv: { ending: ".csv", type: "text/csv" },
  markdown: { ending: ".md", type: "text/markdown" },
  json: { ending: ".json", type: "application/json" },
  edl: { ending: ".edl", type: "text/plain" },
  fcp7: { ending: ".xml", type: "application/xml" },
  fcpxml: { ending: ".fcpxml", type: "application/xml" },
  otio: { ending: ".otio", type: "application/json" },
  report: { ending: ".html", type: "text/html" },
};

/**
 * One file of the session's notes.
 *
 * @throws {NotesError} when an option makes no sense, or nothing can be exported.
 */
export async function exportSession(session: Session, request: ExportRequest): Promise<ExportedFile> {
  const { ending, type } = KINDS[request.format];
  const problems: string[] = [];
  switch (request.format) {
    case "csv":
    case "markdown":
    case "json":
    case "report": {
      const file = await collect(textChunks(session, request, problems), type);
      return { name: request.name + ending, file, problems };
    }
    case "edl":
    case "fcp7":
    case "fcpxml":
    case "otio": {
      const files = markerFiles(session, request, request.format, problems);
      const [only, ...more] = files;
      if (only === undefined)
        throw new Error(problems[0] ?? "There are no movies with notes to put markers on.");
      if (more.length === 0) {
        return { name: request.name + ending, file: new Blob([only.text], { type }), problems };
      }
      // An EDL is one timeline.
      const zip = zipSync(Object.fromEntries(files.map(({ name, text }) => [name + ending, strToU8(text)])));
      return {
        name: `${request.name}${ending}.zip`,
        file: new Blob([zip], { type: "application/zip" }),
        problems,
      };
    }
  }
}

function frameOptions({ defaultFrameRate, startTimecode, firstFrame }: ExportRequest): FrameOptions & {
  readonly startTimecode?: string;
} {
  return {
    ...(defaultFrameRate !== "" && { defaultFrameRate }),
    ...(startTimecode !== "" && { startTimecode }),
    firstFrame,
  };
}

function textChunks(session: Session, request: ExportRequest, problems: string[]): AsyncIterable<string> {
  const options = frameOptions(request);
  switch (request.format) {
    case "markdown":
      return notesToMarkdownChunks(noteRows(session, options), { title: request.name });
    case "json":
      return notesToJsonChunks(noteRows(session, options));
    case "report":
      return reviewReport(session, {
        ...options,
        title: request.name,
        frameSize: { width: Math.round(1080 * request.shape), height: 1080 },
        picture: (movie, frame) => {
          const source = request.pictures.get(pictureKey(session.media.indexOf(movie) + 1, frame));
          return source && { source, includesDrawings: true };
        },
        onWarning: ({ message }) => problems.push(message),
      });
    default:
      return notesToCsvChunks(noteRows(session, options), {
        columns: ["playlistPosition", "mediaFile", "frame", "frameNumber", "timecode", "drawings", "notes"],
        formulas: "neutralize",
        bom: true,
      });
  }
}

async function collect(chunks: AsyncIterable<string>, type: string): Promise<Blob> {
  const parts: string[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return new Blob(parts, { type });
}

interface NamedText {
  readonly name: string;
  readonly text: string;
}

function markerFiles(
  session: Session,
  request: ExportRequest,
  format: "edl" | "fcp7" | "fcpxml" | "otio",
  problems: string[],
): NamedText[] {
  let withoutRate = 0;
  const timelines = noteMarkers(session, {
    ...frameOptions(request),
    timeline: request.timeline,
    name: request.name,
    onProblem: ({ code, message }) => {
      if (code === "unknown-frame-rate") withoutRate += 1;
      else problems.push(message);
    },
  });
  if (withoutRate > 0) {
    const movies = withoutRate === 1 ? "1 movie has" : `${withoutRate} movies have`;
    problems.push(`${movies} no frame rate in the session: fill in the frame rate above.`);
  }
  if (timelines.length === 0) return [];
  const { name } = request;
  switch (format) {
    case "edl":
      return timelines.map((timeline, index) => ({
        name: `${String(index + 1).padStart(3, "0")} ${fileName(timeline.name)}`,
        text: markersToEdl(timeline),
      }));
    case "fcp7":
      return [{ name, text: markersToFcp7Xml(timelines) }];
    case "fcpxml":
      return [{ name, text: markersToFcpxml(timelines) }];
    case "otio":
      return timelines.map((timeline, index) => ({
        name:
          timelines.length === 1 ? name : `${String(index + 1).padStart(3, "0")} ${fileName(timeline.name)}`,
        text: markersToOtio(timeline),
      }));
  }
}

/** Names from a session are texts: in a ZIP they must not lead anywhere. */
function fileName(text: string): string {
  return text.replace(/[<>:"/\\|?*\p{Cc}]/gu, "_").slice(0, 100);
}
