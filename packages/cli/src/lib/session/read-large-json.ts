import { open, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import {
  createAnnotation,
  createMediaFile,
  createSession,
  parseSessionJson,
  sessionParts,
  SessionXmlError,
  stringifySessionJson,
  usesProFeatures,
  type Annotation,
  type PreservedContent,
  type Media,
  type Session,
  type SessionPart,
} from "@cinesync/session-xml";
import { explainTemporaryFileError } from "../base/file-errors.ts";
import { readChunks } from "../io/read-chunks.ts";
import { makeTemporaryFolder } from "../io/temporary-folder.ts";
import { JsonSplitter } from "./json-splitter.ts";

const STUB_MEDIA = createMediaFile("stub");
const STUB_ANNOTATION = createAnnotation(1);
/** What stands around entries of a playlist so that they are a session. */
const BEFORE_MEDIA = '{"version":3,"sessionFeatures":"standard","media":[';
/** What stands around annotations so that they are an entry of a playlist. */
const BEFORE_ANNOTATIONS = `${BEFORE_MEDIA}{"name":"stub","locators":[{"kind":"path","value":"stub"}],"annotations":[`;

/** What is known of a session after a first look: everything but its movies, and how many there are. */
interface Outline {
  readonly session: Session;
  readonly movies: number;
}

/**
 * The parts of a session in JSON, in constant memory. In JSON, what a movie starts with may stand behind its
 * annotations, so the file is read twice: first for everything else, which goes to a temporary file, then for the
 * annotations.
 *
 * @param path A file, which is read twice.
 * @throws {SessionXmlError} `invalid-json`
 */
export async function* readLargeJson(path: string): AsyncGenerator<SessionPart, void, undefined> {
  const folder = await makeTemporaryFolder();
  try {
    const file = join(folder.path, "movies");
    const { session, movies } = await outlineOf(path, file);
    const lines = await open(file, "r");
    const media = mediaParts(path, lines);
    try {
      const stubs = stubsNeeded(session.preserved, "media", movies);
      const whole = sessionParts({ ...session, media: new Array<Media>(stubs).fill(STUB_MEDIA) });
      let started = 0;
      for (const part of whole) {
        if (part.kind === "media-start") {
          skipStub(whole);
          // All that are left stand where the last stub is.
          const isLast = ++started === stubs;
          for (;;) {
            const next = await media.next();
            if (next.done === true) break;
            yield next.value;
            if (next.value.kind === "media-end" && !isLast) break;
          }
        } else yield part;
      }
    } finally {
      await media.return();
      await lines.close();
    }
  } finally {
    await folder.remove();
  }
}

/**
 * How many stubs tell where everything stands: what the format does not know may stand behind one of them, and behind
 * the last of these the rest come one after the other. One for each of millions would take too much memory.
 */
function stubsNeeded(
  preserved: PreservedContent | undefined,
  element: "media" | "annotation",
  count: number,
): number {
  const behind = (preserved?.content ?? []).map(({ follows }) => {
    const [, number] = /^(?:media|annotation)\[(\d+)\]$/.exec(follows) ?? [];
    return number !== undefined && follows.startsWith(element) ? Number(number) : 0;
  });
  return Math.min(count, behind.reduce((most, number) => Math.max(most, number), 0) + 1);
}

/** Goes on to the end of a movie that only holds a place. */
function skipStub(parts: Generator<SessionPart, void, undefined>): void {
  for (;;) {
    const next = parts.next();
    if (next.done === true || next.value.kind === "media-end") return;
  }
}

async function outlineOf(path: string, target: string): Promise<Outline> {
  const splitter = new JsonSplitter();
  const file = await open(target, "wx", 0o600);
  let movies = 0;
  let annotations = 0;
  let usesPro = false;
  try {
    for await (const chunk of readChunks(path)) {
      let lines = "";
      for (const { kind, text } of splitter.write(chunk)) {
        if (kind === "annotation") annotations++;
        else {
          const media = parseMedia(text, ++movies);
          if (media.kind === "file" && media.annotations.length > 0) throw twice("annotations", movies);
          usesPro ||= usesProFeatures(media);
          lines += `${annotations} ${stringifySessionJson(media as unknown as Session, 0)}\n`;
          annotations = 0;
        }
      }
      if (lines !== "") await file.writeFile(lines);
    }
  } catch (error) {
    throw explainTemporaryFileError(error);
  } finally {
    await file.close();
  }
  const session = parseSessionJson(checked(splitter.end(), "/session").replace(/^\ufeff/, ""));
  if (session.media.length > 0) throw twice("media", undefined);
  return { session: usesPro ? { ...session, sessionFeatures: "pro" } : session, movies };
}

/** The parts of all movies, one after the other. */
async function* mediaParts(path: string, outlines: FileHandle): AsyncGenerator<SessionPart, void, undefined> {
  const splitter = new JsonSplitter();
  const lines = outlines.readLines()[Symbol.asyncIterator]();
  let place = 0;
  let seen = 0;
  let movie: OutlinedMovie | undefined;
  for await (const chunk of readChunks(path)) {
    const pieces = splitter.write(chunk);
    for (let at = 0; at < pieces.length; at++) {
      if (movie === undefined) {
        movie = outlinedMovie(await lines.next(), ++place);
        seen = 0;
      }
      if (pieces[at]?.kind === "media") {
        yield* until(movie.parts, "media-end");
        yield { kind: "media-end" };
        movie = undefined;
        continue;
      }
      // All annotations that are there at once are understood at once.
      const texts: (string | undefined)[] = [];
      for (; pieces[at]?.kind === "annotation"; at++) texts.push(pieces[at]?.text);
      at--;
      for (const value of parseAnnotations(texts, place, seen)) {
        if (seen++ < movie.stubs) yield* until(movie.parts, "annotation");
        yield { kind: "annotation", value };
      }
    }
  }
}

/** A movie in which stubs stand for annotations, and all that are left stand where the last stub is. */
interface OutlinedMovie {
  readonly parts: Generator<SessionPart, void, undefined>;
  readonly stubs: number;
}

function outlinedMovie(line: IteratorResult<string, unknown>, place: number): OutlinedMovie {
  const text = line.done === true ? "" : line.value;
  const [count = ""] = /^\d+/.exec(text) ?? [];
  const media = parseMedia(text.slice(count.length), place);
  if (media.kind !== "file") return { parts: mediaPartsOf(media), stubs: 0 };
  const stubs = stubsNeeded(media.preserved, "annotation", Number(count));
  const annotations = new Array<Annotation>(stubs).fill(STUB_ANNOTATION);
  return { parts: mediaPartsOf({ ...media, annotations }), stubs };
}

function* mediaPartsOf(media: Media): Generator<SessionPart, void, undefined> {
  for (const part of sessionParts(createSession({ media: [media] }))) {
    if (!part.kind.startsWith("session-")) yield part;
  }
}

/** The parts in front of the next of a kind, which itself is taken and dropped. */
function* until(
  parts: Generator<SessionPart, void, undefined>,
  kind: SessionPart["kind"],
): Generator<SessionPart, void, undefined> {
  for (;;) {
    const next = parts.next();
    if (next.done === true || next.value.kind === kind) return;
    yield next.value;
  }
}

function parseMedia(text: string | undefined, place: number): Media {
  const path = `/session/media[${place}]`;
  const json = `${BEFORE_MEDIA}${checked(text, path)}]}`;
  const session = relocated(
    path,
    () => parseSessionJson(json),
    (inner) => inner.replace("/session/media[1]", path),
  );
  const [media] = session.media;
  if (!media) throw nothingThere(path);
  return media;
}

/** @param before How many annotations of the movie there were before these. */
function parseAnnotations(
  texts: readonly (string | undefined)[],
  place: number,
  before: number,
): readonly Annotation[] {
  const path = `/session/media[${place}]`;
  const first = `${path}/annotation[${before + 1}]`;
  const json = `${BEFORE_ANNOTATIONS}${texts.map((text) => checked(text, first)).join()}]}]}`;
  const session = relocated(
    first,
    () => parseSessionJson(json),
    (inner) =>
      inner.replace(
        /^\/session\/media\[1\]\/annotation\[(\d+)\]/,
        (_, number: string) => `${path}/annotation[${before + Number(number)}]`,
      ),
  );
  const [media] = session.media;
  const annotations = media?.kind === "file" ? media.annotations : [];
  if (annotations.length !== texts.length) throw nothingThere(first);
  return annotations;
}

/** Has errors tell the place in the whole session. */
function relocated<T>(path: string, work: () => T, place: (inner: string) => string): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SessionXmlError)) throw error;
    const whole = error.path === undefined || error.path === "" ? path : place(error.path);
    throw new SessionXmlError("invalid-json", { problem: error.reason, path: whole }, { cause: error });
  }
}

function checked(text: string | undefined, path: string): string {
  if (text !== undefined) return text;
  throw new SessionXmlError("invalid-json", { problem: "not UTF-8", path });
}

/** Between two commas, or a comma and a bracket. */
function nothingThere(path: string): SessionXmlError {
  return new SessionXmlError("invalid-json", { problem: "nothing between two commas", path });
}

function twice(field: string, place: number | undefined): SessionXmlError {
  const path = place === undefined ? "/session" : `/session/media[${place}]`;
  return new SessionXmlError("invalid-json", { problem: `duplicate field "${field}"`, path });
}
