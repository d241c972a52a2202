import { readFile, stat } from "node:fs/promises";
import { savedFrameConflicts, savedFrameFinder } from "@cinesync/event";
import type { MediaFile, Session } from "@cinesync/session-xml";
import { CliError } from "../base/cli-error.ts";
import { escapeControls, singleLine } from "../base/escape-controls.ts";
import { explainFileError } from "../base/file-errors.ts";
import { warn } from "../io/messages.ts";

const MAX_BYTES = 100_000_000;

const SIGNATURES: readonly (readonly [type: string, signature: RegExp])[] = [
  ["image/png", /^\u0089PNG\r\n\u001a\n/],
  ["image/jpeg", /^\u00ff\u00d8\u00ff/],
  ["image/gif", /^GIF8[79]a/],
  ["image/webp", /^RIFF[^]{4}WEBP/],
];

/** A picture. Its type comes from its first bytes, not from its name. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** @throws {CliError} when the file cannot be read or is not a picture. */
export async function readPicture(path: string): Promise<Picture> {
  const name = escapeControls(path);
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES)
      throw new CliError(`cannot read ${name}: a picture can have at most ${MAX_BYTES / 1e6} MB`);
    const bytes = await readFile(path);
    const start = bytes.toString("latin1", 0, 12);
    const [type] = SIGNATURES.find(([, signature]) => signature.test(start)) ?? [];
    if (type !== undefined) return { bytes, type };
  } catch (error) {
    throw explainFileError(error, "read", path);
  }
  throw new CliError(`${name} must be a PNG, JPEG, WebP or GIF picture`);
}

export function dataUrl({ bytes, type }: Picture): string {
  return `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;
}

/** @throws {CliError} when it is not a folder. */
export async function checkFramesFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true)
    throw new CliError(`--frames must be a folder, got ${escapeControls(folder)}`, {
      code: "invalid-option",
    });
}

/** The pictures that cineSync has saved of frames in a folder. */
export class SavedFrames {
  readonly #folder: string;
  readonly #finders: readonly ReturnType<typeof savedFrameFinder>[];
  #found = 0;
  #missing = 0;
  #example: string | undefined;

  /** @param session Of the movies: where two share the names of their pictures, neither gets one. */
  constructor(folder: string, session: Session) {
    this.#folder = folder;
    this.#finders = (["jpg", "png"] as const).map((saveExtension) =>
      savedFrameFinder({ saveFolder: folder, saveExtension }, session),
    );
    for (const { start, mediaIndexes, frames } of savedFrameConflicts(session)) {
      const positions = mediaIndexes.map((index) => index + 1);
      const pictures = `${start}${String(frames[0]).padStart(5, "0")}`;
      warn(
        `movies ${positions.join(", ")} share the names of saved frames, such as ${singleLine(pictures)}: these pictures are left out`,
      );
    }
  }

  /** Returns the path of the newest picture of a frame. */
  async find(movie: MediaFile, frame: number): Promise<string | undefined> {
    for (const find of this.#finders) {
      const [newest] = await find(movie, frame);
      if (newest === undefined) continue;
      this.#found++;
      return newest;
    }
    this.#missing++;
    const number = String(frame).padStart(5, "0");
    this.#example ??= `${movie.name}-${number}.jpg or ${movie.name.replaceAll(".", "_")}.${number}.jpg (or .png)`;
    return undefined;
  }

  /** Reports how many of the frames that were looked for have no picture. */
  reportMissing(): void {
    if (this.#example === undefined) return;
    const total = this.#found + this.#missing;
    warn(
      `${this.#found} of ${total} drawn frames have a picture in ${this.#folder}; looked for ${this.#example}`,
    );
  }
}
