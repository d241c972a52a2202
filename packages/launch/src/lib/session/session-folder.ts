import { lstat, mkdtemp, readdir, rmdir, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const PREFIX = "cinesync-launch-";

/** Creates a folder that only this user can read. Returns its absolute path. */
export async function createSessionFolder(): Promise<string> {
  // mkdtemp sets mode 0700 regardless of the umask, and never reuses an existing folder or link.
  return mkdtemp(join(resolve(tmpdir()), PREFIX));
}

/**
 * Removes folders of {@link createSessionFolder} in which nothing has changed for this many milliseconds. Ignores
 * failures: cleaning up must not stop the caller.
 */
export async function clearSessionFolders(keepFor: number): Promise<void> {
  const parent = resolve(tmpdir());
  for (const name of await readdir(parent).catch(() => [])) {
    if (!/^cinesync-launch-[A-Za-z0-9]{6}$/.test(name)) continue;
    await clear(join(parent, name), Date.now() - keepFor).catch(() => undefined);
  }
}

/** Removes the folder if it belongs to this user and contains only files, all last changed before this time. */
async function clear(folder: string, before: number): Promise<void> {
  const isOld = async (path: string, kind: "isDirectory" | "isFile"): Promise<boolean> => {
    // lstat does not follow links that another user may have put there.
    const found = await lstat(path);
    return found[kind]() && found.uid === (process.getuid?.() ?? found.uid) && found.mtimeMs < before;
  };
  if (!(await isOld(folder, "isDirectory"))) return;
  const files = (await readdir(folder)).map((name) => join(folder, name));
  for (const file of files) if (!(await isOld(file, "isFile"))) return;
  for (const file of files) await unlink(file);
  // Not recursive, so that files added meanwhile stay.
  await rmdir(folder);
}
