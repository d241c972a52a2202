import type { Annotation, MediaAttributes, SessionPart } from "@cinesync/session-xml";
import type { Movie } from "../frames/frame-options.ts";
import { FrameNotesCollector } from "./frame-notes.ts";

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** Builds a movie from the parts between its start and its end; its annotations go to `frames`. */
export class MovieCollector {
  readonly frames = new FrameNotesCollector();
  readonly #movie: Mutable<Movie>;
  readonly #groups: string[] = [];
  #isGroupMovie = false;

  constructor(attributes: MediaAttributes) {
    const { userData, active, currentFrame, framesPerSecond } = attributes;
    this.#movie = {
      kind: "file",
      userData,
      active,
      currentFrame,
      ...(framesPerSecond === undefined ? {} : { framesPerSecond }),
      name: "",
      locators: [],
      notes: "",
      groups: this.#groups,
    };
  }

  /** Undefined for a group movie. */
  get movie(): Movie | undefined {
    return this.#isGroupMovie ? undefined : this.#movie;
  }

  annotation(annotation: Annotation): void {
    this.frames.add(annotation);
  }

  add(part: SessionPart): void {
    const movie = this.#movie;
    switch (part.kind) {
      case "media-name":
        movie.name = part.value;
        break;
      case "media-locators":
        movie.locators = part.value;
        break;
      case "media-notes":
        movie.notes = part.value;
        break;
      case "media-group":
        this.#groups.push(part.value);
        break;
      case "media-group-movie":
        this.#isGroupMovie = true;
        break;
      case "media-play-range":
        movie.playRange = part.value;
        break;
      case "media-zoom-state":
        movie.zoomState = part.value;
        break;
      case "media-pixel-ratio":
        movie.pixelRatio = part.value;
        break;
      case "media-mask":
        movie.mask = part.value;
        break;
      case "media-color-grading":
        movie.colorGrading = part.value;
        break;
      default:
    }
  }
}
