import { open as openFile } from "node:fs/promises";
import { basename } from "node:path";
import { openSession, openSessionFile } from "@cinesync/launch";
import { createSession, type MediaFile } from "@cinesync/session-xml";
import { CliError, type ExitStatus } from "../base/cli-error.ts";
import { explainFileError } from "../base/file-errors.ts";
import { inputName, STANDARD } from "../io/read-chunks.ts";
import { movieFrom } from "../session/movie-from.ts";
import { printUrl } from "../session/open-or-print.ts";
import { readParts } from "../session/read-session.ts";
import type { Given } from "../spec/command-spec.ts";
import type { openSpec } from "../specs/open.ts";

export async function open({ operands, options }: Given<typeof openSpec>): Promise<ExitStatus> {
  const { mode, name, print } = options;
  const how = { mode, ...(print ? { launcher: printUrl } : {}) };
  const [file = "", ...others] = operands;
  const kind = others.length === 0 ? await sessionKind(file) : undefined;
  if (kind === "plain") await openSessionFile(file, how);
  else if (kind === "packed") {
    // cineSync reads neither gzip nor JSON, and no standard input: it gets a session file made of them.
    const called = name ?? basename(file).replace(/(\.(csc|json|gz))+$/i, "");
    await openSession(readParts(file), {
      ...how,
      ...(file === STANDARD && name === undefined ? {} : { name: called }),
    });
  } else {
    const media: MediaFile[] = [];
    for (const movie of operands) {
      if (isSession(movie)) {
        throw new CliError(`${inputName(movie)} is a session, and only movies can be opened together`, {
          hint: "Open it alone, or join sessions with cinesync merge first.",
        });
      }
      media.push(await movieFrom(movie, {}));
    }
    await openSession(createSession({ media }), { ...how, ...(name === undefined ? {} : { name }) });
  }
  return 0;
}

function isSession(path: string): boolean {
  return path === STANDARD || /\.(csc|csc\.gz|json|json\.gz)$/i.test(path);
}

/** Whether a path is a session file as cineSync saves it, a session in another wrapping, or no session. */
async function sessionKind(path: string): Promise<"plain" | "packed" | undefined> {
  if (!isSession(path)) return undefined;
  if (path === STANDARD || !/\.csc$/i.test(path)) return "packed";
  try {
    const file = await openFile(path, "r");
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
      return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b ? "packed" : "plain";
    } finally {
      await file.close();
    }
  } catch (error) {
    throw explainFileError(error, "open", path);
  }
}
