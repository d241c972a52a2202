import { expectArgument } from "../model/expect-argument.ts";
import { isObject } from "../model/is-preserved-content.ts";
import type { SessionPart } from "../model/part.ts";
import type { GroupMovie, MediaFile } from "../model/session.ts";
import { PartCollector } from "../read/part-collector.ts";
import { closingSource } from "../source/closing-source.ts";

/** An entry of the playlist without its annotations. */
export type MediaHeader = Omit<MediaFile, "annotations"> | GroupMovie;

/**
 * The entries of the playlist without their annotations, each when all of its parts have come: elements may be in any
 * order in a file, so a movie's name can follow its annotations. Memory does not grow with the session.
 *
 * @param onPart Gets every part as it comes, annotations included, before the header that it belongs to.
 * @throws {SessionXmlError} `invalid-parts` when the parts do not make a session.
 *
 * @example
 * import { createMediaFile, createSession, mediaHeaders, sessionParts } from "@cinesync/session-xml";
 *
 * const session = createSession({ media: [createMediaFile("/a.mov")] });
 * for await (const media of mediaHeaders(sessionParts(session))) {
 *   media.kind === "file" ? media.name : media.group; // "a.mov"
 * }
 */
export function mediaHeaders(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
  onPart?: (part: SessionPart) => void,
): AsyncGenerator<MediaHeader, void, undefined> {
  return closingSource(parts, headersOf(parts, onPart));
}

async function* headersOf(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
  onPart: ((part: SessionPart) => void) | undefined,
): AsyncGenerator<MediaHeader, void, undefined> {
  expectArgument("iterable", "parts", parts);
  if (onPart !== undefined) expectArgument("function", "onPart", onPart);
  const ready: MediaHeader[] = [];
  const collector = new PartCollector((media) => {
    if (media.kind === "group-movie") ready.push(media);
    else {
      const { annotations: _, ...header } = media;
      ready.push(header);
    }
  });
  for await (const part of parts) {
    if (!isObject(part)) expectArgument("object", "part", part);
    onPart?.(part);
    if (part.kind !== "annotation") collector.add(part);
    const header = ready.pop();
    if (header !== undefined) yield header;
  }
}
