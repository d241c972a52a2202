import { join } from "node:path";
import { findProgram } from "../system/find-program.ts";
import type { System } from "../system/system.ts";
import { type DesktopEntry, expandCommand, parseDesktopEntry } from "./desktop-entry.ts";
import { applicationFolders, handlerIds } from "./mime-apps.ts";
import { readText } from "./read-text.ts";

/** An application that is registered for a type and can be started. */
export interface Handler {
  /** Its program, an existing file. */
  readonly program: string;
  readonly argumentsFor: (url: string) => string[];
}

/** The handler, or the reason why none was found. */
export type HandlerSearch = { readonly handler: Handler } | { readonly problem: string };

/** Finds the application for a type in the files that desktops use, then with `xdg-mime`. */
export async function findHandler(type: string, system: System): Promise<HandlerSearch> {
  const { env } = system;
  const registered = await handlerIds(type, env);
  const ids = registered.length > 0 ? registered : await askXdgMime(type, system);
  let problem = `no application is registered for ${type}`;
  for (const id of ids) {
    const found = await findEntry(id, applicationFolders(env));
    if (found === undefined) {
      problem = `${id} is registered for ${type}, but the application folders have no such file`;
      continue;
    }
    const { entry, file } = found;
    if (entry.quotesFieldCode) {
      problem = `${file} has the URL inside a quoted argument (Exec), where a shell could run it as a command`;
      continue;
    }
    const [word = ""] = entry.command;
    const program = await findProgram(word, env["PATH"]);
    const wanted =
      entry.tryExec === undefined || (await findProgram(entry.tryExec, env["PATH"])) !== undefined;
    if (program !== undefined && wanted) {
      return { handler: { program, argumentsFor: (url) => expandCommand(entry, file, url).slice(1) } };
    }
    problem = `${file} is registered for ${type}, but its program is missing: ${word || "(none)"}`;
  }
  return { problem };
}

async function askXdgMime(type: string, system: System): Promise<string[]> {
  const answer = await system.run("xdg-mime", ["query", "default", type]);
  return (answer?.output ?? "").split(/[;\s]+/).filter(Boolean);
}

/** Finds the entry of an id. A `-` in an id can be a folder below an application folder: `a-b.desktop`, `a/b.desktop`. */
async function findEntry(
  id: string,
  folders: readonly string[],
): Promise<{ entry: DesktopEntry; file: string } | undefined> {
  // An id is not a path.
  if (id.includes("/")) return undefined;
  const words = id.split("-");
  // Only plain folder names: `..-..-x.desktop` must not lead out of the application folders.
  const depth = words.findIndex((word) => /^\.*$/.test(word));
  const names = words
    .slice(0, depth < 0 ? undefined : depth + 1)
    .map((_, level) => [...words.slice(0, level), words.slice(level).join("-")].join("/"));
  for (const folder of folders) {
    for (const name of names) {
      const file = join(folder, name);
      const text = await readText(file);
      if (text === "") continue;
      const entry = parseDesktopEntry(text);
      // The user has removed this id, so entries in later folders do not count either.
      return entry.hidden ? undefined : { entry, file };
    }
  }
  return undefined;
}
