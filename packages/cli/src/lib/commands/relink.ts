import { parseLocator, type SessionPart } from "@cinesync/session-xml";
import { optionError } from "../base/cli-error.ts";
import { summarize, warn } from "../io/messages.ts";
import { checkMovie, HashIndex } from "../session/media-check.ts";
import { readParts } from "../session/read-session.ts";
import { writeSession } from "../session/write-session.ts";
import type { Run } from "../spec/command-spec.ts";
import type { relinkSpec } from "../specs/relink.ts";
import { plural } from "../text/plural.ts";

export const relink: Run<typeof relinkSpec> = async ({ operands: [file = ""], options }) => {
  if (options.search.length === 0) throw optionError("--search is required");
  const counts = { relinked: 0, left: 0 };
  await writeSession(options, () => relinked(readParts(file), new HashIndex(options.search), counts));
  summarize(
    `${plural(counts.relinked, "movie")} relinked${counts.left > 0 ? `, ${counts.left} not found` : ""}`,
  );
  return counts.left > 0 ? 1 : 0;
};

async function* relinked(
  parts: AsyncIterable<SessionPart>,
  search: HashIndex,
  counts: { relinked: number; left: number },
): AsyncGenerator<SessionPart, void, undefined> {
  let playlistPosition = 0;
  for await (const part of parts) {
    if (part.kind === "media-start") playlistPosition++;
    if (part.kind !== "media-locators") {
      yield part;
      continue;
    }
    const { state, path } = await checkMovie(part.value, search);
    if (state === "moved" && path !== undefined) {
      counts.relinked++;
      yield { ...part, value: [parseLocator(path), ...part.value] };
      continue;
    }
    if (state !== "ok" && state !== "found") {
      counts.left++;
      warn(`movie ${playlistPosition} is ${state}${path === undefined ? "" : `: ${path}`}`);
    }
    yield part;
  }
}
