import { openSession, openSessionFile } from "@cinesync/launch";
import { createSession, type MediaFile } from "@cinesync/session-xml";
import { isGzipped, STANDARD } from "../io/read-chunks.ts";
import { movieFrom } from "../session/movie-from.ts";
import { printUrl } from "../session/open-or-print.ts";
import { readParts } from "../session/read-session.ts";
import { sessionName } from "../session/session-name.ts";
import type { Run } from "../spec/command-spec.ts";
import type { openSpec } from "../specs/open.ts";

export const open: Run<typeof openSpec> = async ({ operands, options }) => {
  const { mode, name, print } = options;
  const how = { mode, ...(print ? { launcher: printUrl } : {}) };
  const [file = "", ...others] = operands;
  const kind = others.length === 0 ? await sessionKind(file) : undefined;
  if (kind === "plain") await openSessionFile(file, how);
  else if (kind === "packed") {
    // cineSync reads neither gzip nor JSON nor standard input: it gets a session file made from them.
    const called = name ?? sessionName(file);
    await openSession(readParts(file), { ...how, ...(called === undefined ? {} : { name: called }) });
  } else {
    const media: MediaFile[] = [];
    for (const movie of operands) media.push(await movieFrom(movie));
    await openSession(createSession({ media }), { ...how, ...(name === undefined ? {} : { name }) });
  }
  return 0;
};

/** Distinguishes a session file as cineSync saves it, a session in another form, and other files. */
async function sessionKind(path: string): Promise<"plain" | "packed" | undefined> {
  if (path !== STANDARD && !/\.(?:csc|csc\.gz|json|json\.gz)$/i.test(path)) return undefined;
  if (path === STANDARD || !/\.csc$/i.test(path)) return "packed";
  return (await isGzipped(path)) ? "packed" : "plain";
}
