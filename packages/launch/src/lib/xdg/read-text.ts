import { readFile } from "node:fs/promises";

/** Returns the text of an optional file; empty when the file does not exist or cannot be read. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    return "";
  }
}
