import { openSessionFileUrl } from "@cinesync/commands";
import type { Session, SessionPart } from "@cinesync/session-xml";
import { writeSessionFile } from "@cinesync/session-xml/node";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { clearSessionFolders, createSessionFolder } from "../session/session-folder.ts";
import { sessionFileName } from "../session/session-file-name.ts";
import type { OpenFileOptions } from "./open-session-file.ts";
import { openUrl } from "./open-url.ts";

/** What the session is called, and how long its file stays. */
export interface OpenSessionOptions extends OpenFileOptions {
  /** What the user sees as the session's name in cineSync. Default: `untitled session`. */
  readonly name?: string | undefined;
  /**
   * How long the files of earlier calls are kept after their last change, in milliseconds. cineSync reads a file some
   * time after the call, so at least a minute; `Infinity` keeps them for ever. Default: 86,400,000 (a day).
   */
  readonly keepFor?: number | undefined;
}

/**
 * Has cineSync open a session that is in memory: writes it to a file in a private folder of its own, below the
 * folder for temporary files, and has cineSync open that. Folders of earlier calls that are old are cleared first.
 *
 * @param session - A session, or its parts, which are written in constant memory.
 * @returns The path of the file. It is there until a call after `keepFor` clears it, or the operating system does.
 * @throws {@link SessionXmlError} when the session could not be read back from a file, naming the place.
 * @throws {@link LaunchError} when the URL cannot be handed over; the file is removed again.
 * @throws RangeError when `keepFor` is less than a minute.
 */
export async function openSession(
  session: Session | Iterable<SessionPart> | AsyncIterable<SessionPart>,
  options: OpenSessionOptions = {},
): Promise<string> {
  const { name, keepFor = DAY, mode } = options;
  if (!(keepFor >= MINUTE)) {
    throw new RangeError(
      `keepFor is ${keepFor}, but at least ${MINUTE} milliseconds are needed: cineSync reads the file some time later`,
    );
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
