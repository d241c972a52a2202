import {
  ALL_FILES_GROUP,
  type GroupMovie,
  type Media,
  type MediaFile,
  type Session,
} from "@cinesync/session-xml";
import { frameLabels } from "../frames/frame-labels.ts";
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
    if (media.kind === "file") lengths.set(index, givenLength(media, index + 1, options) ?? guess(media));
  }
  for (const media of session.media) {
    if (media.kind === "group-movie") useGroupMovie(session, media, lengths);
  }
  return lengths;
}

function givenLength(
  movie: MediaFile,
  position: number,
  { durations }: FrameOptions,
): MovieLength | undefined {
  const { duration } = frameLabels({ ...movie, framesPerSecond: 0 }, position, { durations });
  return duration === undefined ? undefined : { frames: duration, from: "given", isGuess: false };
}

function guess({ playRange, currentFrame, annotations }: MediaFile): MovieLength {
  const outFrame = playRange !== undefined && isFrame(playRange.outFrame) ? playRange.outFrame : 0;
  let last = isFrame(currentFrame) ? currentFrame : 1;
  for (const { frame } of annotations) if (isFrame(frame) && frame > last) last = frame;
  return outFrame >= last
    ? { frames: outFrame, from: "play-range", isGuess: true }
    : { frames: last, from: "last-frame", isGuess: true };
}

/**
 * Where the lengths of a group's movies add up to the play range of its group movie, they are right. Where they are
 * shorter and one movie has no better length than the last frame mentioned, that one has the rest.
 */
function useGroupMovie(
  session: Session,
  { group, playRange }: GroupMovie,
  lengths: Map<number, MovieLength>,
): void {
  if (playRange?.inFrame !== 1 || !isFrame(playRange.outFrame)) return;
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

export function isFrame(frame: number): boolean {
  return Number.isSafeInteger(frame) && frame >= 1;
}
