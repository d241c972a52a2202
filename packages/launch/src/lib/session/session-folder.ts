import { lstat, mkdtemp, readdir, rmdir, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const PREFIX = "cinesync-launch-";

/** Makes a new folder that only this user can look into. Its absolute path. */
export async function createSessionFolder(): Promise<string> {
  // mkdtemp gives mode 0700 whatever the umask allows more, and never takes a folder or link that is there already.
  return mkdtemp(join(resolve(tmpdir()), PREFIX));
}

/**
 * Removes folders that {@link createSessionFolder} has made, when nothing in them has changed for this many
 * milliseconds. What cannot be removed is left: clearing up is no reason to fail.
 */
export async function clearSessionFolders(keepFor: number): Promise<void> {
  const parent = resolve(tmpdir());
  for (const name of await readdir(parent).catch(() => [])) {
    if (!/^cinesync-launch-[A-Za-z0-9]{6}$/.test(name)) continue;
    await clear(join(parent, name), Date.now() - keepFor).catch(() => undefined);
  }
}

/** Removes the folder when it is this user's own, holds nothing but files, and all is older than this. */
async function clear(folder: string, before: number): Promise<void> {
  const isOld = async (path: string, kind: "isDirectory" | "isFile"): Promise<boolean> => {
    // lstat: a link that another user has put there leads nowhere.
    const found = await lstat(path);
    return found[kind]() && found.uid === (process.getuid?.() ?? found.uid) && found.mtimeMs < before;
  };
  if (!(await isOld(folder, "isDirectory"))) return;
  const files = (await readdir(folder)).map((name) => join(folder, name));
  for (const file of files) if (!(await isOld(file, "isFile"))) return;
  for (const file of files) await unlink(file);
  // Not a recursive removal: what has come in meanwhile stays.
  await rmdir(folder);
}
