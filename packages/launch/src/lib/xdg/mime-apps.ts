import { homedir } from "node:os";
import { join } from "node:path";
import { readGroup } from "./desktop-entry.ts";
import { readText } from "./read-text.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Returns the folders that hold `.desktop` files, the user's own first. */
export function applicationFolders(env: Environment): string[] {
  return baseFolders(
    env,
    "XDG_DATA_HOME",
    ".local/share",
    "XDG_DATA_DIRS",
    "/usr/local/share:/usr/share",
  ).map((folder) => join(folder, "applications"));
}

/**
 * Returns the ids of the applications that open a type, best first: defaults, then added associations, then the types
 * that applications declare (freedesktop.org, Association between MIME types and applications 1.0.1).
 */
export async function handlerIds(type: string, env: Environment): Promise<string[]> {
  const applications = applicationFolders(env);
  const config = baseFolders(env, "XDG_CONFIG_HOME", ".config", "XDG_CONFIG_DIRS", "/etc/xdg");
  const desktops = split(env["XDG_CURRENT_DESKTOP"]?.toLowerCase(), ":");
  const names = [...desktops.map((desktop) => `${desktop}-mimeapps.list`), "mimeapps.list"];
  const lists = [
    ...[...config, ...applications].flatMap((folder) => names.map((name) => join(folder, name))),
    ...applications.map((folder) => join(folder, "defaults.list")),
  ];

  const defaults: string[] = [];
  const added: string[] = [];
  const removed = new Set<string>();
  for (const list of lists) {
    const text = await readText(list);
    const idsOf = (group: string): string[] => split(readGroup(text, group).get(type), ";");
    defaults.push(...idsOf("Default Applications"));
    added.push(...idsOf("Added Associations").filter((id) => !removed.has(id)));
    for (const id of idsOf("Removed Associations")) removed.add(id);
  }
  for (const folder of applications) {
    const cache = readGroup(await readText(join(folder, "mimeinfo.cache")), "MIME Cache");
    added.push(...split(cache.get(type), ";").filter((id) => !removed.has(id)));
  }
  return [...new Set([...defaults, ...added])];
}

function baseFolders(
  env: Environment,
  home: string,
  inHome: string,
  dirs: string,
  standard: string,
): string[] {
  const user = env[home] || join(env["HOME"] || homedir(), inHome);
  // The base directory specification says to ignore relative paths.
  return [user, ...split(env[dirs] || standard, ":")].filter((folder) => folder.startsWith("/"));
}

function split(list: string | undefined, separator: string): string[] {
  return (list ?? "")
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean);
}
