import { readdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { CliError } from "../base/cli-error.ts";
import { singleLine } from "../base/escape-controls.ts";

/**
 * Replaces wildcards in arguments that name files, which shells on Windows leave to programs: `*` and `?` in any part of a
 * path. An argument that names an existing file, a URL or an image sequence stays.
 *
 * @throws {CliError} when nothing matches.
 */
export async function expandFiles(args: readonly string[]): Promise<readonly string[]> {
  const expanded: string[] = [];
  for (const arg of args) {
    if (!/[*?]/.test(arg) || /^[a-z][a-z0-9+.-]+:\/\//i.test(arg) || existsSync(arg)) expanded.push(arg);
    else {
      const found = await matchingPaths(arg);
      if (found.length === 0) {
        throw new CliError(`no file matches ${singleLine(arg)}`, { code: "missing-file" });
      }
      expanded.push(...found);
    }
  }
  return expanded;
}

async function matchingPaths(pattern: string): Promise<readonly string[]> {
  const parts = pattern.split(process.platform === "win32" ? /[\\/]+/ : /\/+/);
  // An absolute path begins with an empty part, on Windows with a drive.
  let folders = parts[0] === "" ? ["/"] : [""];
  for (const [index, part] of parts.entries()) {
    if (part === "") continue;
    const next: string[] = [];
    for (const folder of folders) {
      const isDrive = index === 0 && part.endsWith(":");
      if (!/[*?]/.test(part)) next.push(isDrive ? `${part}\\` : join(folder, part));
      else
        for (const name of await namesIn(folder)) if (matchesGlob(name, part)) next.push(join(folder, name));
    }
    folders = next.filter((path) => existsSync(path));
  }
  return folders;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder === "" ? "." : folder).catch(() => [])).sort();
}

/** Matches a name against a pattern of `*` and `?` without backtracking. Hidden files need a typed dot. */
export function matchesGlob(name: string, pattern: string): boolean {
  if (name.startsWith(".") && !pattern.startsWith(".")) return false;
  const fold = (text: string): string =>
    process.platform === "win32" ? text.normalize("NFC").toLowerCase() : text.normalize("NFC");
  const [text, glob] = [fold(name), fold(pattern)];
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let index = 0; index < text.length;) {
    if (glob[at] === "*") {
      star = at++;
      resume = index;
    } else if (at < glob.length && (glob[at] === "?" || glob[at] === text[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  while (glob[at] === "*") at++;
  return at === glob.length;
}
