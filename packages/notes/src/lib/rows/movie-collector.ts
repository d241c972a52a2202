import type { Annotation, MediaAttributes, SessionPart } from "@cinesync/session-xml";
import type { Movie } from "./note-row-options.ts";

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** What annotations are given to, one by one. */
export interface FrameCollector {
  /** @returns Undefined if the next can be added at once, else what has to be waited for. */
  add(annotation: Annotation, mediaName: string | undefined): Promise<void> | undefined;
}

/** What is known of a session as a whole when all its parts have come. */
export interface SessionFacts {
  notes: string;
  userData: string;
  readonly groups: string[];
}

/** A movie of which all parts have come. */
export interface CollectedMovie<Frames> {
  /** Undefined for a group movie. */
  readonly movie: Movie | undefined;
  readonly frames: Frames;
}

/** The movies of a session, each when it is complete. What is said of the session goes to `session`. */
export async function* moviesFromParts<Frames extends FrameCollector>(
  parts: AsyncIterable<SessionPart> | Iterable<SessionPart>,
  session: SessionFacts,
  framesOfNext: () => Frames,
): AsyncGenerator<CollectedMovie<Frames>, void, undefined> {
  let movie: MovieCollector<Frames> | undefined;
  for await (const part of parts) {
    if (part.kind === "session-start") session.userData = part.value.userData;
    else if (part.kind === "session-notes") session.notes = part.value;
    else if (part.kind === "session-group") session.groups.push(part.value);
    else if (part.kind === "media-start") movie = new MovieCollector(part.value, framesOfNext());
    else if (part.kind === "media-end") {
      if (movie !== undefined) yield movie.collected();
      movie = undefined;
    } else {
      const adding = movie?.add(part);
      if (adding !== undefined) await adding;
    }
  }
}

/** Puts a movie together from the parts between its start and its end; what is on its frames is put elsewhere. */
class MovieCollector<Frames extends FrameCollector> {
  readonly #movie: Mutable<Movie>;
  readonly #groups: string[] = [];
  readonly #frames: Frames;
  #isGroupMovie = false;

  constructor(attributes: MediaAttributes, frames: Frames) {
    this.#frames = frames;
    this.#movie = {
      ...attributes,
      kind: "file",
      name: "",
      locators: [],
      notes: "",
      groups: this.#groups,
    };
  }

  add(part: SessionPart): Promise<void> | undefined {
    const movie = this.#movie;
    if (part.kind === "annotation")
      return this.#frames.add(part.value, movie.name === "" ? undefined : movie.name);
    if (part.kind === "media-name") movie.name = part.value;
    else if (part.kind === "media-locators") movie.locators = part.value;
    else if (part.kind === "media-notes") movie.notes = part.value;
    else if (part.kind === "media-group") this.#groups.push(part.value);
    else if (part.kind === "media-group-movie") this.#isGroupMovie = true;
    else this.#addLook(part);
    return undefined;
  }

  collected(): CollectedMovie<Frames> {
    return { movie: this.#isGroupMovie ? undefined : this.#movie, frames: this.#frames };
  }

  /** What a function that tells the frame rate or the start timecode may want to see. */
  #addLook(part: SessionPart): void {
    const movie = this.#movie;
    if (part.kind === "media-play-range") movie.playRange = part.value;
    else if (part.kind === "media-zoom-state") movie.zoomState = part.value;
    else if (part.kind === "media-pixel-ratio") movie.pixelRatio = part.value;
    else if (part.kind === "media-mask") movie.mask = part.value;
    else if (part.kind === "media-color-grading") movie.colorGrading = part.value;
  }
}
