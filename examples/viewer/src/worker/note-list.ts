import type { NoteRow } from "@cinesync/notes";
import type { Session } from "@cinesync/session-xml";
import type { NoteEntry } from "../shared/protocol.ts";
import { fold } from "./search.ts";

const EXCERPT_LENGTH = 240;

export function noteEntry(row: NoteRow): NoteEntry {
  const excerpt = row.text.length > EXCERPT_LENGTH ? `${row.text.slice(0, EXCERPT_LENGTH)}…` : row.text;
  if (row.kind === "session") return { place: 0, frame: 0, timecode: "", excerpt, drawings: "" };
  const place = row.playlistPosition;
  if (row.kind === "media") return { place, frame: 0, timecode: "", excerpt, drawings: "" };
  const { frame, timecode = "", drawings } = row;
  return { place, frame, timecode, excerpt, drawings: drawings.join(", ") };
}

/** For each row the text in which a search looks: the notes, the movie's name, and text that is drawn on the frame. */
export function searchTexts(session: Session, rows: readonly NoteRow[]): string[] {
  const drawn = new Map<string, string>();
  for (const [index, media] of session.media.entries()) {
    if (media.kind !== "file") continue;
    for (const { frame, objects } of media.annotations) {
      for (const object of objects) {
        if (object.kind !== "text") continue;
        const key = `${index + 1}:${frame}`;
        drawn.set(key, `${drawn.get(key) ?? ""}\n${object.p}`);
      }
    }
  }
  return rows.map((row) => {
    if (row.kind === "session") return fold(row.text);
    const text = row.kind === "frame" ? (drawn.get(`${row.playlistPosition}:${row.frame}`) ?? "") : "";
    return fold(`${row.mediaName}\n${row.text}${text}`);
  });
}
