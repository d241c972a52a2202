import type { NoteRow } from "@cinesync/notes";
import type { Session } from "@cinesync/session-xml";
import { frameKey, type NoteEntry } from "../shared/protocol.ts";
import { fold } from "./search.ts";

const EXCERPT_LENGTH = 240;

/** Returns the frame of a note: position 0 is the session, frame 0 a movie as a whole. */
export function spotOf(row: NoteRow): Pick<NoteEntry, "position" | "frame"> {
  if (row.kind === "session") return { position: 0, frame: 0 };
  return { position: row.playlistPosition, frame: row.kind === "frame" ? row.frame : 0 };
}

export function noteEntry(row: NoteRow): NoteEntry {
  const excerpt = row.text.length > EXCERPT_LENGTH ? `${row.text.slice(0, EXCERPT_LENGTH)}…` : row.text;
  const entry = { key: row.key, ...spotOf(row), timecode: "", excerpt, drawings: "" };
  if (row.kind !== "frame") return entry;
  const { timecode = "", drawings } = row;
  return { ...entry, timecode, drawings: drawings.join(", ") };
}

/** Returns the folded text that a search looks at for each row: note, movie name and text drawn on the frame. */
export function searchTexts(session: Session, rows: readonly NoteRow[]): string[] {
  const drawn = new Map<string, string>();
  for (const [index, media] of session.media.entries()) {
    if (media.kind !== "file") continue;
    for (const { frame, objects } of media.annotations) {
      for (const object of objects) {
        if (object.kind !== "text") continue;
        const key = frameKey(index + 1, frame);
        drawn.set(key, `${drawn.get(key) ?? ""}\n${object.p}`);
      }
    }
  }
  return rows.map((row) => {
    if (row.kind === "session") return fold(row.text);
    const text = row.kind === "frame" ? (drawn.get(frameKey(row.playlistPosition, row.frame)) ?? "") : "";
    return fold(`${row.mediaName}\n${row.text}${text}`);
  });
}
