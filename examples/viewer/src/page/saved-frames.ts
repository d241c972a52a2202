import { pictureKey, type MediaEntry, type NoteEntry } from "../shared/protocol.ts";

interface SavedFrame {
  readonly file: File;
  /** The highest is the newest. */
  readonly number: number;
}

/** Pictures of frames as cineSync saves them: `NAME-00048.jpg` or `NAME_mov.00048.jpg`, also with ` (2)` behind it. */
export class SavedFrames {
  readonly #byStem = new Map<string, SavedFrame>();

  add(files: readonly File[]): void {
    for (const file of files) {
      const [, stem, number = "1"] =
        /^(.+?)(?: \((\d+)\))?\.(?:jpe?g|png)$/iu.exec(file.name.normalize("NFC")) ?? [];
      if (stem === undefined) continue;
      const known = this.#byStem.get(stem);
      if (known === undefined || known.number <= Number(number))
        this.#byStem.set(stem, { file, number: Number(number) });
    }
  }

  get size(): number {
    return this.#byStem.size;
  }

  /** The newest picture of a frame. */
  find(movie: string, frame: number): File | undefined {
    const name = movie.normalize("NFC");
    const digits = String(frame).padStart(5, "0");
    const [hyphenated, dotted] = [`${name}-${digits}`, `${name.replaceAll(".", "_")}.${digits}`].map(
      (stem) => this.#byStem.get(stem)?.file,
    );
    if (hyphenated === undefined || dotted === undefined) return hyphenated ?? dotted;
    return hyphenated.lastModified > dotted.lastModified ? hyphenated : dotted;
  }

  /** The pictures of all frames that are drawn on, by `pictureKey`: of others cineSync saves none. */
  all(media: readonly MediaEntry[], notes: readonly NoteEntry[]): Map<string, Blob> {
    const found = new Map<string, Blob>();
    if (this.size === 0) return found;
    for (const { place, frame, drawings } of notes) {
      const movie = media[place - 1];
      const picture = drawings !== "" && movie ? this.find(movie.name, frame) : undefined;
      if (picture) found.set(pictureKey(place, frame), picture);
    }
    return found;
  }
}
