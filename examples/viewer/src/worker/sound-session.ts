import type { Media, Session } from "@cinesync/session-xml";

/**
 * The session without annotations that are on no frame: one such number must not keep all other notes from being
 * listed and exported.
 *
 * @param onWarning Hears of every movie that had some.
 */
export function soundSession(session: Session, onWarning: (message: string) => void): Session {
  return { ...session, media: session.media.map((media, index) => soundMedia(media, index + 1, onWarning)) };
}

function soundMedia(media: Media, place: number, onWarning: (message: string) => void): Media {
  if (media.kind !== "file") return media;
  const annotations = media.annotations.filter(({ frame }) => Number.isSafeInteger(frame) && frame >= 1);
  const lost = media.annotations.length - annotations.length;
  if (lost === 0) return media;
  onWarning(
    `Movie ${place}, ${media.name}: ${lost} of its annotations are left out, because their frame is not a number from 1.`,
  );
  return { ...media, annotations };
}
