import { expectArgument, expectOptions } from "../error/expect-argument.ts";
import { openSessionFileUrl } from "@cinesync/commands";
import type { Session, SessionPart } from "@cinesync/session-xml";
import { writeSessionFile } from "@cinesync/session-xml/node";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { LaunchError } from "../error/launch-error.ts";
import { clearSessionFolders, createSessionFolder } from "../session/session-folder.ts";
import { sessionFileName } from "../session/session-file-name.ts";
import type { OpenFileOptions } from "./open-session-file.ts";
import { openUrl } from "./open-url.ts";

/** Options of {@link openSession}. */
export interface OpenSessionOptions extends OpenFileOptions {
  /** The session's name in cineSync. Default: `untitled session`. */
  readonly name?: string | undefined;
  /**
   * How long the files of earlier calls are kept after their last change, in milliseconds: at least a minute, because
   * cineSync reads a file some time after the call; `Infinity` keeps them forever. Default: 86,400,000 (a day).
   */
  readonly keepFor?: number | undefined;
}

/**
 * Opens a session from memory in cineSync: writes it to a file in a new private folder, inside the folder for temporary
 * files, and opens that file. Removes old folders of earlier calls first.
 *
 * @param session - A session, or its parts, which are written in constant memory.
 * @returns The path of the file. It exists until a later call (after `keepFor`) or the operating system removes it.
 * @throws {@link SessionXmlError} when the session could not be read back from a file.
 * @throws {@link LaunchError} `invalid-option` when `keepFor` is less than a minute, or another code when the URL cannot
 *   be opened; the file is then removed.
 *
 * @example
 * ```ts
 * import { openSession } from "@cinesync/launch";
 * import { createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const session = createSession({ media: [createMediaFile("/Volumes/show/sh010.mov")] });
 * await openSession(session, { name: "Dailies", launcher: async (url) => console.log(url.split("?")[0]) });
 * // cinesync://file/merge
 * ```
 */
export async function openSession(
  session: Session | Iterable<SessionPart> | AsyncIterable<SessionPart>,
  options: OpenSessionOptions = {},
): Promise<string> {
  expectOptions(options, { name: "text", keepFor: "number" });
  const given: unknown = session;
  const isParts = typeof given === "object" && given !== null && !("media" in given);
  expectArgument(isParts ? "iterable" : "session", "session", session);
  const { name, keepFor = DAY, mode } = options;
  if (!(keepFor >= MINUTE)) {
    const expected = `at least ${MINUTE} milliseconds, because cineSync reads the file later`;
    throw new LaunchError("invalid-option", { option: "keepFor", expected, actual: keepFor });
  }
  const fileName = sessionFileName(name);
  await clearSessionFolders(keepFor);
  const path = join(await createSessionFolder(), fileName);
  try {
    const url = openSessionFileUrl(path, { mode });
    await writeSessionFile(path, session);
    await openUrl(url, options);
  } catch (error) {
    await rm(dirname(path), { recursive: true, force: true });
    throw error;
  }
  return path;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
