import { access, constants, stat } from "node:fs/promises";
import { join } from "node:path";

/** Returns the file of a program, as a POSIX shell finds it, or undefined. */
export async function findProgram(name: string, searchPath = ""): Promise<string | undefined> {
  const files = name.includes("/")
    ? [name]
    : searchPath.split(":").map((folder) => join(folder || ".", name));
  for (const file of files) if (await isExecutable(file)) return file;
  return undefined;
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
