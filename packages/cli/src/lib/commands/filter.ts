import {
  filterParts,
  mediaMatcher,
  REDACTIONS,
  selectMedia,
  type FilterOptions,
  type MediaSummary,
} from "@cinesync/merge";
import { CliError, type ExitStatus } from "../base/cli-error.ts";
import { keepMemorySmall } from "../base/keep-memory-small.ts";
import { tell } from "../io/tell.ts";
import { withRereadable } from "../io/spool.ts";
import { checkOutput, writeOutput } from "../io/write-output.ts";
import { inRanges, parseRange } from "../session/ranges.ts";
import { readParts } from "../session/read-session.ts";
import { chooseFormat, encodeParts } from "../session/write-session.ts";
import type { Given } from "../spec/command-spec.ts";
import type { filterSpec } from "../specs/filter.ts";
import { plural } from "../text/plural.ts";

export async function filter({ operands, options }: Given<typeof filterSpec>): Promise<ExitStatus> {
  keepMemorySmall();
  const [file = ""] = operands;
  const format = chooseFormat(options.to, options.output);
  await checkOutput(options);
  const rules: FilterOptions = {
    remove: options.without,
    redact: options.redact.flatMap((word) => (word === "all" ? REDACTIONS : [word])),
    ...(options.with.length > 0 ? { keepFramesWith: options.with } : {}),
    ...(options.frames.length > 0
      ? { frames: options.frames.map((text) => parseRange("--frames", text)) }
      : {}),
  };
  const choose = chooser(options);
  if (!choose) {
    await writeOutput(encodeParts(filterParts(readParts(file), rules), format), options);
    return 0;
  }
  await withRereadable(file, async (path) => {
    const media = await selectMedia(readParts(path), choose);
    if (media.count === 0) {
      throw new CliError(`no movie is chosen by this, of ${plural(media.total, "movie")}`, {
        hint: "Run cinesync info for their names, places and groups.",
      });
    }
    await writeOutput(encodeParts(filterParts(readParts(path), { ...rules, media }), format), options);
    tell(`kept ${media.count} of ${plural(media.total, "movie")}`);
  });
  return 0;
}

/** The question which movies are kept; `undefined` when all are. */
function chooser(
  options: Given<typeof filterSpec>["options"],
): ((movie: MediaSummary) => boolean) | undefined {
  const { movie: names, group: groups } = options;
  const places = options.place.map((text) => parseRange("--place", text));
  if (names.length + groups.length + places.length === 0) return undefined;
  const matches = mediaMatcher({
    ...(names.length > 0 ? { names } : {}),
    ...(groups.length > 0 ? { groups } : {}),
  });
  return (movie) => matches(movie) && (places.length === 0 || inRanges(places, movie.playlistPosition));
}
