import {
  createMediaFile,
  createSession,
  setNote,
  updateMedia,
  type MediaFile,
  type Session,
} from "@cinesync/session-xml";
import type { NewSession, NoteEdit } from "../shared/protocol.ts";

/** Returns the session with another note on a frame, a movie (frame 0) or the session (position 0). */
export function editNote(session: Session, { position, frame, text }: NoteEdit): Session {
  if (position === 0) return { ...session, notes: text };
  return updateMedia(session, position - 1, (media) => {
    if (media.kind !== "file") return media;
    return frame === 0 ? { ...media, notes: text } : replaceNotes(media, frame, text);
  });
}

/** The page shows the notes of all annotations of a frame as one text: it goes to the first, and the others lose theirs. */
function replaceNotes(media: MediaFile, frame: number, text: string): MediaFile {
  const cleared = media.annotations.map((one) => (one.frame === frame ? { ...one, notes: "" } : one));
  const { annotations } = setNote({ ...media, annotations: cleared }, frame, text);
  return {
    ...media,
    annotations: annotations.filter(
      (one) => one.frame !== frame || one.notes !== "" || one.objects.length > 0,
    ),
  };
}

/** Returns a new session. A page knows no paths: movies have their short hash, and a path if a folder was typed. */
export function makeSession({ folder, note, movies }: NewSession): Session {
  const groups = [...new Set(movies.map(({ group }) => group).filter((group) => group !== ""))];
  return createSession({
    notes: note,
    groups,
    media: movies.map((movie, index) =>
      createMediaFile({
        name: movie.name,
        locators: [
          ...(folder === "" ? [] : [joinPath(folder, movie.name)]),
          ...(movie.shortHash === "" ? [] : [movie.shortHash]),
        ],
        active: index === 0,
        groups: movie.group === "" ? [] : [movie.group],
        notes: movie.note,
        framesPerSecond: movie.framesPerSecond,
      }),
    ),
  });
}

/** Joins with the separator that the folder itself uses. */
function joinPath(folder: string, name: string): string {
  const separator = folder.includes("\\") && !folder.includes("/") ? "\\" : "/";
  return folder.endsWith("/") || folder.endsWith("\\") ? folder + name : folder + separator + name;
}
