import { errorOf } from "../errors/session-xml-error.ts";
import type { Limits } from "../xml/limits.ts";

/** The size of an unknown node or attribute besides its text, as on reading. */
const OBJECT_SIZE = 24;

/** Enforces the limits of reading, so that every written file can be read with the same limits. */
export class WrittenSize {
  readonly #limits: Limits;
  readonly #path: () => string;
  #unknown = 0;
  #annotation = 0;
  #annotations = 0;
  #media = 0;
  #groups = 0;
  #tag = 0;
  #attributes = 0;

  constructor(limits: Limits, path: () => string) {
    this.#limits = limits;
    this.#path = path;
  }

  text(length: number): void {
    this.#check("textLength", length);
  }

  startTag(nameLength: number): void {
    this.#tag = nameLength + "</>".length;
    this.#attributes = 0;
  }

  attribute(nameLength: number, valueLength: number): void {
    this.#tag += nameLength + valueLength + ' =""'.length;
    this.#check("textLength", this.#tag);
    this.#check("attributes", (this.#attributes += 1));
  }

  /** A child of the session or of an entry of its playlist. */
  part(kind: string, isWhole: boolean): void {
    if (kind === "annotation") this.#annotation = 0;
    // Streams have no limits on the number of parts.
    if (!isWhole) return;
    if (kind === "annotation") {
      this.#check("annotations", (this.#annotations += 1));
    } else if (kind === "media-start") this.#check("media", (this.#media += 1));
    else if (kind === "session-group" || kind === "media-group") this.#check("groups", (this.#groups += 1));
  }

  drawing(): void {
    this.#check("annotationSize", (this.#annotation += 1));
  }

  unknownName(length: number): void {
    this.#check("nameLength", length);
  }

  /** @param size Of names, values and text. */
  unknown(size: number): void {
    this.#check("unknownContent", (this.#unknown += OBJECT_SIZE + size));
  }

  depth(depth: number): void {
    this.#check("depth", depth);
  }

  #check(limit: keyof Limits, actual: number): void {
    const maximum = this.#limits[limit];
    if (actual > maximum) throw errorOf("limit-exceeded", { limit, maximum, actual, path: this.#path() });
  }
}
