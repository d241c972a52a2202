import { open, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { Overflow, ScratchSpace } from "@cinesync/notes";
import { CliError } from "../base/cli-error.ts";
import { explainTemporaryFileError } from "../base/file-errors.ts";
import { makeTemporaryFolder, type TemporaryFolder } from "./temporary-folder.ts";

/**
 * Room for what does not fit into memory: temporary files that only this user can read, made when they are needed and gone
 * when `use` has ended.
 */
export async function withOverflow<T>(use: (overflow: Overflow) => Promise<T>): Promise<T> {
  const files: ScratchFile[] = [];
  try {
    return await use({
      open: async () => {
        const file = await ScratchFile.make();
        files.push(file);
        return file;
      },
    });
  } finally {
    for (const file of files) await file.remove();
  }
}

class ScratchFile implements ScratchSpace {
  readonly #file: FileHandle;
  readonly #folder: TemporaryFolder;

  private constructor(file: FileHandle, folder: TemporaryFolder) {
    this.#file = file;
    this.#folder = folder;
  }

  static async make(): Promise<ScratchFile> {
    const folder = await makeTemporaryFolder();
    try {
      const file = await open(join(folder.path, "notes"), "wx+", 0o600);
      // What has no name any more is gone with the process, however that ends. Windows keeps the name of an open file.
      if (process.platform !== "win32") await folder.remove();
      return new ScratchFile(file, folder);
    } catch (error) {
      await folder.remove();
      throw explainTemporaryFileError(error);
    }
  }

  async write(position: number, bytes: Uint8Array): Promise<void> {
    try {
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, position + done);
        done += bytesWritten;
      }
    } catch (error) {
      throw explainTemporaryFileError(error);
    }
  }

  async read(position: number, into: Uint8Array): Promise<void> {
    try {
      for (let done = 0; done < into.length;) {
        const { bytesRead } = await this.#file.read(into, done, into.length - done, position + done);
        if (bytesRead === 0)
          throw new CliError("a temporary file has become shorter", { hint: "Run it again." });
        done += bytesRead;
      }
    } catch (error) {
      throw explainTemporaryFileError(error);
    }
  }

  async remove(): Promise<void> {
    await this.#file.close();
    await this.#folder.remove();
  }
}
