import type { MediaAttributes, SessionPart } from "@cinesync/session-xml";
import { FrameNotesCollector } from "./frame-notes.ts";
import type { Movie } from "./note-row-options.ts";
import type { NoteRow } from "./note-row.ts";
import type { RowMaker } from "./row-maker.ts";

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** Puts a movie together from the parts between its start and its end, without its drawings. */
export class MovieCollector {
  readonly #movie: Mutable<Movie>;
  readonly #groups: string[] = [];
  readonly #frames = new FrameNotesCollector();
  #isGroupMovie = false;

  constructor(attributes: MediaAttributes) {
    this.#movie = {
      ...attributes,
      kind: "file",
      name: "",
      locators: [],
      notes: "",
      groups: this.#groups,
    };
  }

  add(part: SessionPart): void {
    const movie = this.#movie;
    if (part.kind === "annotation") this.#frames.add(part.value, movie.name === "" ? undefined : movie.name);
    else if (part.kind === "media-name") movie.name = part.value;
    else if (part.kind === "media-locators") movie.locators = part.value;
    else if (part.kind === "media-notes") movie.notes = part.value;
    else if (part.kind === "media-group") this.#groups.push(part.value);
    else if (part.kind === "media-group-movie") this.#isGroupMovie = true;
    else this.#addLook(part);
  }

  *rows(maker: RowMaker): Generator<NoteRow> {
    if (this.#isGroupMovie) maker.skip();
    else yield* maker.movie(this.#movie, this.#frames.frames());
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
