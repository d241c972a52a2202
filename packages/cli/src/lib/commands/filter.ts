import { filterParts, REDACTIONS, selectMedia, type FilterOptions } from "@cinesync/merge";
import { summarize } from "../io/messages.ts";
import { withTempCopy } from "../io/temp-copy.ts";
import { keptText, movieMatcher, noMovie } from "../session/movie-choice.ts";
import { parseRange } from "../session/ranges.ts";
import { readParts } from "../session/read-session.ts";
import { writeSession } from "../session/write-session.ts";
import type { Run } from "../spec/command-spec.ts";
import type { filterSpec } from "../specs/filter.ts";

type Removal = Parameters<NonNullable<FilterOptions["onRemove"]>>[0];

export const filter: Run<typeof filterSpec> = async ({ operands: [file = ""], options }) => {
  const removed = new Map<Removal, number>();
  const rules: FilterOptions = {
    remove: options.remove,
    redact: REDACTIONS.filter((word) => options.redact.includes(word) || options.redact.includes("all")),
    keepFramesWith: options.with.length > 0 ? options.with : undefined,
    frames:
      options.frames.length > 0 ? options.frames.map((text) => parseRange("--frames", text)) : undefined,
    onRemove: (what, count) => {
      removed.set(what, (removed.get(what) ?? 0) + count);
    },
  };
  const matches = movieMatcher(options);
  if (!matches) {
    await writeSession(options, () => filterParts(readParts(file), rules));
    summarize(removedText(removed));
    return 0;
  }
  await withTempCopy(file, async (path) => {
    let kept = "";
    await writeSession(options, async () => {
      const media = await selectMedia(readParts(path), matches);
      if (media.count === 0) throw noMovie(media.total);
      kept = keptText(media.count, media.total);
      return filterParts(readParts(path), { ...rules, media });
    });
    removed.delete("media");
    summarize(removed.size > 0 ? `${kept}; ${removedText(removed)}` : kept);
  });
  return 0;
};

/** Describes the removed content in the words of `--redact` and `--remove`. */
function removedText(removed: ReadonlyMap<Removal, number>): string {
  const counts = [...removed].map(([what, count]) => `${what} (${count})`);
  return counts.length > 0 ? `removed ${counts.join(", ")}` : "nothing to remove";
}
