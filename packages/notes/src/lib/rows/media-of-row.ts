import type { MediaFile, Session } from "@cinesync/session-xml";
import { expectArgument } from "../base/expect-argument.ts";
import { expectRow } from "./expect-rows.ts";
import { movieIdentity } from "./note-key.ts";
import type { NoteRow } from "./note-row.ts";

/**
 * Returns the movie that a row is about; undefined for a row of the session itself, and when the session does not have
 * the movie. Rows of an earlier save find their movie wherever it is in the playlist now.
 *
 * @example
 * import { mediaOfRow, noteRows } from "@cinesync/notes";
 * import { createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const session = createSession({ media: [createMediaFile({ locators: ["/a.mov"], notes: "Fine." })] });
 * for (const row of noteRows(session)) console.log(mediaOfRow(session, row)?.name); // a.mov
 */
export function mediaOfRow(session: Session, row: NoteRow): MediaFile | undefined {
  expectArgument("session", "session", session);
  expectRow(row);
  if (row.kind === "session") return undefined;
  const identity = movieIdentity(row);
  const isOf = (media: Session["media"][number] | undefined): media is MediaFile =>
    media?.kind === "file" && movieIdentity({ mediaName: media.name, locators: media.locators }) === identity;
  const atPosition = session.media[row.playlistPosition - 1];
  if (isOf(atPosition)) return atPosition;
  return session.media.filter(isOf)[row.mediaOccurrence - 1];
}
