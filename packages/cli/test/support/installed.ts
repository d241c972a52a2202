import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));
const WORKSPACE = join(PACKAGE, "../..");
const CACHE = join(WORKSPACE, "node_modules/.cache/cinesync-cli");

let installed: string | undefined;

/**
 * The command as users get it: packed, and installed in a folder of its own beside its dependencies. Built first if what
 * is built is older than the sources.
 *
 * @returns The path of `cinesync.js`.
 */
export function installedCommand(): string {
  installed ??= locked(() => {
    build(PACKAGE, "dist/cinesync.js");
    for (const sibling of siblings()) build(join(WORKSPACE, "packages", sibling), "dist/index.js");
    return install();
  });
  return installed;
}

/** Test files run beside one another, and one of them builds for all. */
function locked<T>(work: () => T): T {
  mkdirSync(CACHE, { recursive: true });
  const lock = join(CACHE, "lock");
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      // A lock that is older than any build was left behind.
      const age = existsSync(lock) ? Date.now() - statSync(lock).mtimeMs : 0;
      if (age > 300_000) rmSync(lock, { recursive: true, force: true, maxRetries: 5 });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  try {
    return work();
  } finally {
    rmSync(lock, { recursive: true, force: true, maxRetries: 5 });
  }
}

function build(folder: string, result: string): void {
  const built = join(folder, result);
  const newest = Math.max(...files(join(folder, "src")).map((file) => statSync(file).mtimeMs));
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return;
  const tsup = join(WORKSPACE, "node_modules/tsup/dist/cli-default.js");
  const { status, stderr, stdout } = spawnSync(process.execPath, [tsup], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`cannot build ${folder}:\n${stdout}${stderr}`);
}

function install(): string {
  const hash = createHash("sha256");
  for (const file of [...files(join(PACKAGE, "dist")), join(PACKAGE, "package.json")])
    hash.update(readFileSync(file));
  const folder = join(CACHE, hash.digest("hex").slice(0, 16));
  const command = join(folder, "node_modules/@cinesync/cli/dist/cinesync.js");
  if (existsSync(command)) return command;
  for (const old of readdirSync(CACHE))
    if (old !== "lock") rmSync(join(CACHE, old), { recursive: true, force: true, maxRetries: 5 });

  const partial = `${folder}.partial`;
  const scope = join(partial, "node_modules/@cinesync");
  mkdirSync(scope, { recursive: true });
  const packed = spawnSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", partial], {
    cwd: PACKAGE,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (packed.status !== 0) throw new Error(`cannot pack the command:\n${packed.stderr}`);
  const [{ filename }] = JSON.parse(packed.stdout) as [{ readonly filename: string }];
  const unpacked = spawnSync("tar", ["-xzf", join(partial, filename), "-C", scope], { encoding: "utf8" });
  if (unpacked.status !== 0) throw new Error(`cannot unpack the command:\n${unpacked.stderr}`);
  renameSync(join(scope, "package"), join(scope, "cli"));
  for (const [name, place] of dependencies()) {
    const link = join(partial, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(place, link, "junction");
  }
  renameSync(partial, folder);
  return command;
}

function dependencies(): readonly (readonly [name: string, place: string])[] {
  const { resolve } = createRequire(join(PACKAGE, "package.json"));
  const { dependencies: all } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  return Object.keys(all).map((name) => {
    if (name.startsWith("@cinesync/"))
      return [name, join(WORKSPACE, "packages", name.slice("@cinesync/".length))];
    // Not every package lets its package.json be asked for.
    const direct = join(PACKAGE, "node_modules", name);
    return [name, existsSync(direct) ? direct : dirname(resolve(`${name}/package.json`))];
  });
}

function siblings(): readonly string[] {
  return dependencies()
    .filter(([name]) => name.startsWith("@cinesync/"))
    .map(([name]) => name.slice("@cinesync/".length));
}

function files(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .sort();
}
