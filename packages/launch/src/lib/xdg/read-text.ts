import { readFile } from "node:fs/promises";

/** The text of a file, empty when there is none that can be read: one of many places where something may be said. */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    return "";
  }
}
