import { lstat, mkdtemp, readdir, rmdir, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const PREFIX = "cinesync-launch-";

/** Creates a folder that only this user can read. Returns its absolute path. */
export async function createSessionFolder(): Promise<string> {
  // mkdtemp sets mode 0700 whatever the umask is, and never uses an existing folder or link.
  return mkdtemp(join(resolve(tmpdir()), PREFIX));
}

/**
 * Removes folders of {@link createSessionFolder} in which nothing has changed for this many milliseconds. What cannot be
 * removed stays: clearing up is not a reason to fail.
 */
export async function clearSessionFolders(keepFor: number): Promise<void> {
  const parent = resolve(tmpdir());
  for (const name of await readdir(parent).catch(() => [])) {
    if (!/^cinesync-launch-[A-Za-z0-9]{6}$/.test(name)) continue;
    await clear(join(parent, name), Date.now() - keepFor).catch(() => undefined);
  }
}

/** Removes the folder if it is this user's own, contains nothing but files, and all is older than this. */
async function clear(folder: string, before: number): Promise<void> {
  const isOld = async (path: string, kind: "isDirectory" | "isFile"): Promise<boolean> => {
    // lstat: a link that another user has put there is not followed.
    const found = await lstat(path);
    return found[kind]() && found.uid === (process.getuid?.() ?? found.uid) && found.mtimeMs < before;
  };
  if (!(await isOld(folder, "isDirectory"))) return;
  const files = (await readdir(folder)).map((name) => join(folder, name));
  for (const file of files) if (!(await isOld(file, "isFile"))) return;
  for (const file of files) await unlink(file);
  // Not recursive: what was added meanwhile stays.
  await rmdir(folder);
}
