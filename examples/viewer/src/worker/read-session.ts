import {
  collectSession,
  parseSessionJson,
  readSessionParts,
  type Session,
  type SessionPart,
} from "@cinesync/session-xml";
import type { Progress } from "../shared/protocol.ts";

/** Often enough to be seen moving, seldom enough to cost nothing. */
const PROGRESS_MILLISECONDS = 60;

/**
 * Reads a session as XML or JSON, gzipped or not, and reports progress.
 *
 * @throws {SessionXmlError}
 */
export async function readSessionBlob(
  file: Blob,
  onProgress: (progress: Progress) => void,
  onWarning: (message: string) => void,
): Promise<Session> {
  let bytes = 0;
  let movies = 0;
  let annotations = 0;
  let reported = -Infinity;
  const report = (): void => {
    onProgress({ kind: "progress", bytes, totalBytes: file.size, movies, annotations });
    reported = performance.now();
  };
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (performance.now() - reported >= PROGRESS_MILLISECONDS) report();
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
  const isGzip = await isGzipped(file);
  const stream = file.stream().pipeThrough(counter);
  const plain = isGzip ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
  const [head, all] = plain.tee();
  if (await beginsWithBrace(head)) {
    const session = parseSessionJson(await new Response(all).text());
    report();
    return session;
  }
  const parts = readSessionParts(all, {
    onWarning: ({ message }) => {
      onWarning(message);
    },
  });
  const session = await collectSession(counted(parts));
  report();
  return session;
}

async function isGzipped(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

/** Reads the first chunk only: JSON starts with `{`, after a byte order mark and white space. */
async function beginsWithBrace(stream: ReadableStream<Uint8Array>): Promise<boolean> {
  const reader = stream.getReader();
  const { value } = await reader.read();
  void reader.cancel();
  return /^\uFEFF?\s*\{/u.test(new TextDecoder("utf-8", { ignoreBOM: true }).decode(value?.subarray(0, 256)));
}
