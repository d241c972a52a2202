import { collectSession, readSessionParts, type Session, type SessionPart } from "@cinesync/session-xml";
import type { Progress } from "../shared/protocol.ts";

/** Often enough to be seen moving, seldom enough to cost nothing. */
const PROGRESS_MILLISECONDS = 60;

/**
 * Reads a session file as a stream, part by part, and tells how far it has come.
 *
 * @throws {SessionXmlError}
 */
export async function readSessionFile(
  file: Blob,
  onProgress: (progress: Progress) => void,
  onWarning: (message: string) => void,
): Promise<Session> {
  let bytes = 0;
  let movies = 0;
  let annotations = 0;
  let told = -Infinity;
  const tell = (): void => {
    onProgress({ kind: "progress", bytes, totalBytes: file.size, movies, annotations });
    told = performance.now();
  };
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (performance.now() - told >= PROGRESS_MILLISECONDS) tell();
      controller.enqueue(chunk);
    },
  });
  async function* counted(parts: AsyncIterable<SessionPart>): AsyncGenerator<SessionPart> {
    for await (const part of parts) {
      if (part.kind === "media-start") movies += 1;
      else if (part.kind === "annotation") annotations += 1;
      yield part;
    }
  }
  const parts = readSessionParts(file.stream().pipeThrough(counter), {
    onWarning: ({ message }) => {
      onWarning(message);
    },
  });
  const session = await collectSession(counted(parts));
  tell();
  return session;
}
