interface SavedFrame {
  readonly file: File;
  /** The highest is the newest. */
  readonly number: number;
}

/** Pictures of frames as cineSync saves them: `NAME-00048.jpg` or `NAME_mov.00048.jpg`, also with ` (2)` at the end. */
export class SavedFrames {
  readonly #byStem = new Map<string, SavedFrame>();

  constructor(files: readonly File[] = []) {
    for (const file of files) {
      const [, stem, number = "1"] =
        /^(.+?)(?: \((\d+)\))?\.(?:jpe?g|png)$/iu.exec(file.name.normalize("NFC")) ?? [];
      if (stem === undefined) continue;
      const known = this.#byStem.get(stem);
      if (known === undefined || known.number <= Number(number)) {
        this.#byStem.set(stem, { file, number: Number(number) });
      }
    }
  }

  get files(): File[] {
    return [...this.#byStem.values()].map(({ file }) => file);
  }

  with(files: readonly File[]): SavedFrames {
    return new SavedFrames([...this.files, ...files]);
  }

  /** Returns the newest picture of a frame. */
  find(movie: string, frame: number): File | undefined {
    const name = movie.normalize("NFC");
    const digits = String(frame).padStart(5, "0");
    const [hyphenated, dotted] = [`${name}-${digits}`, `${name.replaceAll(".", "_")}.${digits}`].map(
      (stem) => this.#byStem.get(stem)?.file,
    );
    if (hyphenated === undefined || dotted === undefined) return hyphenated ?? dotted;
    return hyphenated.lastModified > dotted.lastModified ? hyphenated : dotted;
  }
}

/** Names a picture of a frame as cineSync does. */
export function savedFrameName(movie: string, frame: number, extension: "png" | "jpg"): string {
  return `${movie.replace(/[<>:"/\\|?*\p{Cc}]/gu, "_")}-${String(frame).padStart(5, "0")}.${extension}`;
}
