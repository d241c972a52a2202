import {
  ALL_FILES_GROUP,
  type GroupMovie,
  type Media,
  type MediaFile,
  type Session,
} from "@cinesync/session-xml";
import { isWholeNumber } from "../base/check-option.ts";
import { mediaLength } from "../frames/frame-labels.ts";
import type { FrameOptions } from "../frames/frame-options.ts";
import type { DurationSource } from "./marker-timeline.ts";

/** The length of a movie, and how far to trust it. */
export interface MovieLength {
  readonly frames: number;
  readonly from: DurationSource;
  readonly isGuess: boolean;
}

/**
 * Returns the lengths of a session's movies by their index in the playlist: as given, else from a group movie that plays
 * whole movies, else a guess from the play range or the last frame that the session mentions.
 */
export function movieLengths(session: Session, options: FrameOptions): Map<number, MovieLength> {
  const lengths = new Map<number, MovieLength>();
  for (const [index, media] of session.media.entries()) {
    if (media.kind !== "file") continue;
    const { frames } = mediaLength(media, index + 1, options);
    lengths.set(index, frames === undefined ? guess(media) : { frames, from: "given", isGuess: false });
  }
  for (const media of session.media) {
    if (media.kind === "group-movie") useGroupMovie(session, media, lengths);
  }
  return lengths;
}

function guess({ playRange, currentFrame, annotations }: MediaFile): MovieLength {
  const outFrame = playRange !== undefined && isWholeNumber(playRange.outFrame, 1) ? playRange.outFrame : 0;
  let last = isWholeNumber(currentFrame, 1) ? currentFrame : 1;
  for (const { frame } of annotations) if (isWholeNumber(frame, 1) && frame > last) last = frame;
  return outFrame >= last
    ? { frames: outFrame, from: "play-range", isGuess: true }
    : { frames: last, from: "last-frame", isGuess: true };
}

/**
 * Uses the play range of a group movie: if the lengths of the group's movies add up to it, they are right; if they
 * are shorter and one movie has no better length than the last frame mentioned, that one has the rest.
 */
function useGroupMovie(
  session: Session,
  { group, playRange }: GroupMovie,
  lengths: Map<number, MovieLength>,
): void {
  if (playRange?.inFrame !== 1 || !isWholeNumber(playRange.outFrame, 1)) return;
  const members = session.media.flatMap((media, index) => {
    const length = isMember(media, group) ? lengths.get(index) : undefined;
    return length === undefined ? [] : [{ index, length }];
  });
  const guessed = members.filter(({ length }) => length.isGuess);
  const rest = playRange.outFrame - members.reduce((sum, { length }) => sum + length.frames, 0);
  if (rest === 0) {
    for (const { index, length } of guessed) {
      lengths.set(index, { frames: length.frames, from: "group-movie", isGuess: false });
    }
    return;
  }
  const open = guessed.length === 1 ? guessed : guessed.filter(({ length }) => length.from === "last-frame");
  const [only] = open;
  if (rest < 0 || only === undefined || open.length > 1) return;
  const isGuess = guessed.length > 1;
  lengths.set(only.index, { frames: only.length.frames + rest, from: "group-movie", isGuess });
}

function isMember(media: Media, group: string): boolean {
  return media.kind === "file" && (group === ALL_FILES_GROUP || media.groups.includes(group));
}
