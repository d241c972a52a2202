import type { Picture } from "../player/player.ts";
import type { State } from "./state.ts";

type Known = Pick<State, "session" | "movies" | "at" | "play" | "stage">;

/**
 * Returns the shape of a movie's picture as shown: width divided by height.
 *
 * @param picture What the player shows: the page cannot read the headers of all movies that it plays.
 */
export function shapeOf(
  { session, movies, blankShape }: Pick<State, "session" | "movies" | "blankShape">,
  position: number,
  picture?: Pick<Picture, "width" | "height">,
): number {
  const info = movies.get(position)?.info;
  const aspect = session?.overview.media[position - 1]?.pixelAspect;
  if (!info?.width || !info.height) {
    const shape = picture === undefined ? blankShape : picture.width / picture.height;
    return shape * (aspect ?? 1);
  }
  const { numerator, denominator } = info.pixelRatio ?? { numerator: 1, denominator: 1 };
  const shape = (info.width / info.height) * (aspect ?? numerator / denominator);
  return (info.rotation ?? 0) % 180 === 0 ? shape : 1 / shape;
}

/** Returns the length of the movie, or the last frame that the session mentions. */
export function lastFrameAt({ session, movies, at, stage }: Known, position: number): number {
  const counted =
    movies.get(position)?.info?.frameCount ?? (position === at.position ? stage.frameCount : undefined);
  return counted ?? session?.overview.media[position - 1]?.lastFrame ?? 1;
}

/** Returns frames per second; 24 where nothing says it. */
export function frameRateAt({ session, movies }: Known, position: number): number {
  const rate = movies.get(position)?.info?.frameRate;
  if (rate !== undefined) return rate.numerator / rate.denominator;
  return session?.overview.media[position - 1]?.framesPerSecond ?? 24;
}

/** Returns the frames that play: the range, or the whole movie. */
export function playedRange(state: Known): { readonly first: number; readonly last: number } {
  const last = lastFrameAt(state, state.at.position);
  const { range } = state.play;
  if (range === undefined) return { first: 1, last };
  const end = state.movies.has(state.at.position) ? Math.min(range.last, last) : range.last;
  return { first: Math.min(Math.max(1, range.first), end), last: end };
}
