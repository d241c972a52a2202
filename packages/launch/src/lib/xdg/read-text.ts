import { readFile } from "node:fs/promises";

/** The text of a file; empty when it does not exist or cannot be read, because it is one of many that are optional. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    return "";
  }
}
