import { addFtrackVersionsUrl } from "./add-ftrack-versions-url.ts";
import type { Command, UnknownCommand } from "./command.ts";
import { fail } from "./command-url-error.ts";
import { createSessionUrl } from "./create-session-url.ts";
import { joinSessionUrl } from "./join-session-url.ts";
import { openSessionFileUrl } from "./open-session-file-url.ts";
import { parseCommandUrl } from "./parse-command-url.ts";
import { runScriptUrl } from "./run-script-url.ts";

/**
 * The canonical URL of a command. {@link parseCommandUrl} gives the command back.
 *
 * @throws {@link CommandUrlError} when the command cannot be written as a URL.
 */
export function buildCommandUrl(command: Command): string {
  switch (command.kind) {
    case "join-session":
      return joinSessionUrl(command.key);
    case "create-session":
      return createSessionUrl(command);
    case "open-session-file":
      return openSessionFileUrl(command.path, command);
    case "run-script":
      return runScriptUrl(command.name, command.query);
    case "add-ftrack-versions":
      return addFtrackVersionsUrl(command.ids);
    case "unknown":
      return unknownUrl(command);
    default:
      return fail("unknown-kind", "kind", "is not that of a command");
  }
}

function unknownUrl({ host, path, query = "", fragment = "" }: UnknownCommand): string {
  const url =
    "cinesync:" +
    (host || path.startsWith("/") ? "//" + host : "") +
    path +
    (query && "?" + query) +
    (fragment && "#" + fragment);
  const read = parseCommandUrl(url);
  // One comparison for every way in which a part could leave its place, or the whole be a command that is known.
  if (
    read.kind !== "unknown" ||
    read.host !== host ||
    read.path !== path ||
    (read.query ?? "") !== query ||
    (read.fragment ?? "") !== fragment
  ) {
    fail("not-unknown", "command", `would be read back as another one (${read.kind})`);
  }
  return url;
}
