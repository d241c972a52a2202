import { text } from "./text.ts";
import { addFtrackVersionsUrl } from "./add-ftrack-versions-url.ts";
import type { Command, UnknownCommand } from "./command.ts";
import { fail } from "./command-url-error.ts";
import { createSessionUrl } from "./create-session-url.ts";
import { joinSessionUrl } from "./join-session-url.ts";
import { openSessionFileUrl } from "./open-session-file-url.ts";
import { parseCommandUrl } from "./parse-command-url.ts";
import { runScriptUrl } from "./run-script-url.ts";

const NO_KIND = { expected: 'a command kind such as "run-script"', actual: "another value" };

/**
 * Returns the canonical URL of a command, which {@link parseCommandUrl} reads as the same command.
 *
 * @throws {@link CommandUrlError} when the command cannot be written as a URL.
 *
 * @example
 * ```ts
 * import { buildCommandUrl } from "@cinesync/commands";
 *
 * buildCommandUrl({ kind: "open-session-file", path: "/show/a b.csc", mode: "replace" });
 * // "cinesync://file/replace?path=%2Fshow%2Fa+b.csc"
 * ```
 */
export function buildCommandUrl(command: Command): string {
  // Callers in JavaScript can pass anything.
  if (!(command as Command | null | undefined)) fail("invalid-value", "kind", NO_KIND);
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
      return fail("invalid-value", "kind", NO_KIND);
  }
}

function unknownUrl({ host, path, query = "", fragment = "" }: UnknownCommand): string {
  if (typeof (host as unknown) !== "string") text(host, "host");
  if (typeof (path as unknown) !== "string") text(path, "path");
  const url =
    "cinesync:" +
    (host || path.startsWith("/") ? "//" + host : "") +
    path +
    (query && "?" + query) +
    (fragment && "#" + fragment);
  const read = parseCommandUrl(url);
  // Catches a part that contains a delimiter and so changes another part, and URLs of known commands.
  if (
    read.kind !== "unknown" ||
    read.host !== host ||
    read.path !== path ||
    (read.query ?? "") !== query ||
    (read.fragment ?? "") !== fragment
  ) {
    fail("not-unknown", "command", { actual: read.kind });
  }
  return url;
}
