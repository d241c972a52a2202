import { zipSync } from "fflate";
import type { ExportRequest, ExportedFile, NoteEntry } from "../../shared/protocol.ts";
import type { App } from "../app.ts";
import { savedFrameName } from "../files/saved-frames.ts";
import { saveFile } from "../files/save-file.ts";
import type { OpenSession } from "../state/state.ts";
import { baseName } from "./edit-note.ts";
import { FramePictures } from "./frame-pictures.ts";

export type ExportChoice = Pick<
  ExportRequest,
  "format" | "defaultFrameRate" | "startTimecode" | "firstFrame" | "timeline"
>;

export interface ExportOutcome {
  readonly name: string;
  readonly notes: number;
  readonly problems: readonly string[];
}

/** Returns the notes that an export takes: those of the list, or all of them. */
export function exportedNotes({ store }: App, isListed: boolean): readonly NoteEntry[] {
  const { session, listed } = store.state;
  if (session === undefined) return [];
  if (!isListed) return session.notes;
  return [...listed].sort((a, b) => a - b).flatMap((index) => session.notes[index] ?? []);
}

/** Exports notes to a file on this computer. */
export async function exportNotes(
  app: App,
  choice: ExportChoice,
  isListed: boolean,
  onProgress: (text: string) => void,
): Promise<ExportOutcome> {
  const session = openSessionOf(app);
  const notes = exportedNotes(app, isListed);
  const pictures =
    choice.format === "report"
      ? await reportPictures(app, session, notes, onProgress)
      : new Map<string, never>();
  const exported = await session.client.ask("export", {
    ...choice,
    name: exportName(app, isListed),
    keys: isListed ? new Set(notes.map(({ key }) => key)) : undefined,
    shape: app.store.state.blankShape,
    pictures,
  });
  return save(exported, notes.length);
}

/** Exports the drawn frames as PNG files in a ZIP, named as cineSync names saved frames. */
export async function exportPictures(
  app: App,
  isListed: boolean,
  onProgress: (text: string) => void,
): Promise<ExportOutcome> {
  const session = openSessionOf(app);
  const drawn = exportedNotes(app, isListed).filter(({ drawings }) => drawings !== "");
  if (drawn.length === 0) throw new Error("no frame is drawn on");
  const pictures = new FramePictures(app, session);
  const files: Record<string, [Uint8Array, { level: 0 }]> = {};
  const problems: string[] = [];
  try {
    for (const [index, note] of drawn.entries()) {
      onProgress(`Picture ${index + 1} of ${drawn.length}…`);
      const movie = session.overview.media[note.position - 1]?.name ?? "";
      try {
        const png = await pictures.png(note);
        const name = freeName(files, savedFrameName(movie, note.frame, "png"));
        // PNG is compressed already.
        files[name] = [new Uint8Array(await png.arrayBuffer()), { level: 0 }];
      } catch (error) {
        problems.push(
          `${movie}, frame ${note.frame}: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
  } finally {
    pictures.close();
  }
  const zip = zipSync(files);
  const file = new Blob([zip], { type: "application/zip" });
  return save({ name: `${exportName(app, isListed)} frames.zip`, file, problems }, drawn.length);
}

async function reportPictures(
  app: App,
  session: OpenSession,
  notes: readonly NoteEntry[],
  onProgress: (text: string) => void,
): Promise<ExportRequest["pictures"]> {
  const pictures = new FramePictures(app, session);
  try {
    return await pictures.forReport(notes, (done) => {
      onProgress(`Picture ${done + 1} of ${notes.length}…`);
    });
  } finally {
    pictures.close();
  }
}

function save({ file, name, problems }: ExportedFile, notes: number): ExportOutcome {
  saveFile(file, name);
  return { name, notes, problems };
}

/** Two movies may have the same name. */
function freeName(files: Readonly<Record<string, unknown>>, name: string): string {
  for (let number = 2; ; number++) {
    const candidate = number === 2 ? name : name.replace(/\.png$/u, ` (${number - 1}).png`);
    if (!(candidate in files)) return candidate;
  }
}

function exportName({ store }: App, isListed: boolean): string {
  const { session, listed } = store.state;
  const name = baseName(session?.name ?? "session");
  return isListed && listed.length !== session?.notes.length ? `${name} (selection)` : name;
}

function openSessionOf({ store }: App): OpenSession {
  const { session } = store.state;
  if (session === undefined) throw new Error("no session is open");
  return session;
}
