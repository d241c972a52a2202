import { CliError } from "../base/cli-error.ts";
import { inputName, readChunks } from "./read-chunks.ts";

const MAX_LENGTH = 50_000_000;

/**
 * Reads a small text file, such as a table.
 *
 * @throws {CliError} when it is not UTF-8, or too long.
 */
export async function readText(path: string): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  try {
    for await (const chunk of readChunks(path)) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > MAX_LENGTH)
        throw new CliError(`${inputName(path)} can have at most ${MAX_LENGTH / 1e6} MB`, {
          code: "limit-exceeded",
        });
    }
    return text + decoder.decode();
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new CliError(`${inputName(path)} must be UTF-8 text`, { cause });
  }
}
