import { mediaMatcher, type FrameRange, type MediaSummary } from "@cinesync/merge";
import type { Media } from "@cinesync/session-xml";
import { CliError } from "../base/cli-error.ts";
import { plural } from "../text/plural.ts";
import { inRanges, parseRange } from "./ranges.ts";

/** The options `--movie` and `--group`. */
export interface MovieChoice {
  readonly movie: readonly string[];
  readonly group: readonly string[];
}

/** The fields of an entry that a choice depends on. */
export type ChoosableMedia = Pick<MediaSummary, "playlistPosition" | "kind" | "name" | "groups">;

/** `2`, `3-5`, `1,4-` */
const isPositions = (text: string): boolean => /\d/.test(text) && /^[\d,-]+$/.test(text);

/** Returns a function that decides whether an entry of the playlist is chosen; `undefined` when all are. */
export function movieMatcher({
  movie,
  group,
}: MovieChoice): ((media: ChoosableMedia) => boolean) | undefined {
  if (movie.length + group.length === 0) return undefined;
  const positions: readonly FrameRange[] = movie
    .filter(isPositions)
    .flatMap((text) => text.split(","))
    .map((text) => parseRange("--movie", text));
  const byName = mediaMatcher({ names: movie });
  const byGroup = mediaMatcher({ groups: group });
  return (media) => {
    const summary = { userData: "", active: false, locators: [], ...media };
    return (
      (movie.length === 0 || byName(summary) || inRanges(positions, media.playlistPosition)) &&
      (group.length === 0 || byGroup(summary))
    );
  };
}

/** The part of a playlist that is chosen, with positions. */
export function chosenMedia(
  playlist: readonly Media[],
  choice: MovieChoice,
): readonly { readonly media: Media; readonly playlistPosition: number }[] {
  const matches = movieMatcher(choice);
  const entries = playlist.map((media, index) => ({ media, playlistPosition: index + 1 }));
  if (!matches) return entries;
  const chosen = entries.filter(({ media, playlistPosition }) =>
    matches({
      playlistPosition,
      kind: media.kind,
      name: media.kind === "file" ? media.name : media.group,
      groups: media.kind === "file" ? media.groups : [...media.groups, media.group],
    }),
  );
  if (chosen.length === 0) throw noMovie(playlist.length);
  return chosen;
}

export function noMovie(total: number): CliError {
  return new CliError(`no movie matches (the session has ${total})`, {
    code: "nothing-chosen",
    hint: "cinesync info lists names, positions and groups",
  });
}

/** `kept 2 of 3 movies` */
export function keptText(count: number, total: number): string {
  return `kept ${count} of ${plural(total, "movie")}`;
}
