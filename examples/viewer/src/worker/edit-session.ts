import {
  createAnnotation,
  createMediaFile,
  createSession,
  type MediaFile,
  type Session,
} from "@cinesync/session-xml";
import type { NewSession, NoteEdit } from "../shared/protocol.ts";

/** Returns the session with another note on a frame, a movie (frame 0) or the session (position 0). */
export function editNote(session: Session, { position, frame, text }: NoteEdit): Session {
  if (position === 0) return { ...session, notes: text };
  return {
    ...session,
    media: session.media.map((media, index) => {
      if (index + 1 !== position || media.kind !== "file") return media;
      return frame === 0 ? { ...media, notes: text } : setNote(media, frame, text);
    }),
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
        ...(movie.framesPerSecond !== undefined && { framesPerSecond: movie.framesPerSecond }),
      }),
    ),
  });
}

/** Joins with the separator that the folder itself uses. */
function joinPath(folder: string, name: string): string {
  const separator = folder.includes("\\") && !folder.includes("/") ? "\\" : "/";
  return folder.endsWith("/") || folder.endsWith("\\") ? folder + name : folder + separator + name;
}

function setNote(media: MediaFile, frame: number, text: string): MediaFile {
  const first = media.annotations.findIndex((annotation) => annotation.frame === frame);
  if (first < 0)
    return { ...media, annotations: [...media.annotations, createAnnotation(frame, { notes: text })] };
  return {
    ...media,
    annotations: media.annotations
      .map((annotation, index) =>
        annotation.frame !== frame ? annotation : { ...annotation, notes: index === first ? text : "" },
      )
      .filter(
        (annotation) =>
          annotation.frame !== frame || annotation.notes !== "" || annotation.objects.length > 0,
      ),
  };
}
