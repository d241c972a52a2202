import type { NoteRow } from "@cinesync/notes";
import type { Session } from "@cinesync/session-xml";
import { frameKey } from "../shared/protocol.ts";
import { spotOf } from "./note-list.ts";

/** Returns the session with nothing but the given notes; every movie keeps its playlist position. */
export function foundSession(
  session: Session,
  rows: readonly NoteRow[],
  keys: ReadonlySet<string> | undefined,
): Session {
  if (keys === undefined) return session;
  const kept = new Set<string>();
  for (const row of rows) {
    if (!keys.has(row.key)) continue;
    const { position, frame } = spotOf(row);
    kept.add(frameKey(position, frame));
  }
  return {
    ...session,
    notes: kept.has(frameKey(0, 0)) ? session.notes : "",
    media: session.media.map((media, index) =>
      media.kind !== "file"
        ? media
        : {
            ...media,
            notes: kept.has(frameKey(index + 1, 0)) ? media.notes : "",
            annotations: media.annotations.filter(({ frame }) => kept.has(frameKey(index + 1, frame))),
          },
    ),
  };
}
