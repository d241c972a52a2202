import type { Session } from "@cinesync/session-xml";
import { addTo } from "../base/add-to.ts";
import { isWholeNumber } from "../base/check-option.ts";
import { expectArgument, expectOptions } from "../base/expect-argument.ts";
import { NotesError } from "../base/notes-error.ts";
import { ProblemReporter } from "../base/problem-reporter.ts";
import { type FrameLabels, frameLabels, frameRateOf, readStart } from "../frames/frame-labels.ts";
import { checkFrameOptions, valueFor } from "../frames/frame-options.ts";
import type { NoteRow } from "../rows/note-row.ts";
import { noteRows } from "../rows/note-rows.ts";
import { isSameRate, parseFrameRate, type RationalFrameRate, rateName } from "../time/frame-rate.ts";
import { formatTimecode, hasDropFrame, timecodeCount } from "../time/timecode.ts";
import { clipMarkers, type TimelineEntry } from "./clip-markers.ts";
import type { MarkerOptions } from "./marker-options.ts";
import type { MarkerClip, MarkerTimeline } from "./marker-timeline.ts";
import { movieLengths } from "./movie-lengths.ts";

/** A new timeline of DaVinci Resolve starts at this hour, and so do most others. */
const START_HOUR = 1;

/**
 * Returns the notes of a session as markers on timelines, which the functions `markersTo…` write in the formats of
 * editing systems. The notes of one frame are one marker, since some systems keep only one. Group movies are left
 * out: their movies are in the playlist themselves. A session without movies has no timelines.
 *
 * @throws {NotesError} when an option is invalid; and, unless `onProblem` is given, when a movie's frame rate is unknown
 * or has no timecode, a frame is invalid, a note is outside its clip, or a timeline passes 24 hours. What prevents the
 * one timeline of a playlist is always thrown.
 * @example
 * import { markersToOtio, noteMarkers } from "@cinesync/notes";
 * import { createAnnotation, createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const annotations = [createAnnotation(38, { notes: "Soften the edge." })];
 * const session = createSession({ media: [createMediaFile({ locators: ["/shot_010.mov"], annotations })] });
 * const timelines = noteMarkers(session, { timeline: "playlist", defaultFrameRate: 24, durations: 96 });
 * for (const timeline of timelines) console.log(markersToOtio(timeline).length);
 */
export function noteMarkers(session: Session, options: MarkerOptions = {}): MarkerTimeline[] {
  expectArgument("session", "session", session);
  checkFrameOptions(options);
  expectOptions(options, { name: "text", markerName: "function", onProblem: "function", trim: "boolean" });
  const maker = new TimelineMaker(options);
  const entries = entriesOf(session, options, maker.problems);
  return options.timeline === "playlist" ? maker.playlist(entries) : maker.movies(entries);
}

/** The rows of the session itself, and the movies of the playlist with theirs. */
interface Entries {
  readonly ofSession: readonly NoteRow[];
  readonly movies: readonly TimelineEntry[];
}

function entriesOf(session: Session, options: MarkerOptions, problems: ProblemReporter): Entries {
  const rows = noteRows(session, {
    ...options,
    onProblem: (problem) => {
      // A note after the last frame is reported when it gets no marker.
      if (problem.code !== "beyond-last-frame") problems.loss(problem);
    },
  });
  const byPosition = new Map<number, NoteRow[]>();
  for (const row of rows) {
    if (row.kind !== "frame" && options.mediaNotes === "omit") continue;
    addTo(byPosition, row.kind === "session" ? 0 : row.playlistPosition, row);
  }
  const lengths = movieLengths(session, options);
  const movies = session.media.flatMap((movie, index): TimelineEntry[] => {
    const playlistPosition = index + 1;
    const length = lengths.get(index);
    if (movie.kind !== "file" || length === undefined) return [];
    const which = { mediaName: movie.name, playlistPosition };
    return [{ movie, which, length, rows: byPosition.get(playlistPosition) ?? [] }];
  });
  return { ofSession: byPosition.get(0) ?? [], movies };
}

/** The movies of one timeline: at least one. */
type TimelineMovies = readonly [TimelineEntry, ...TimelineEntry[]];

class TimelineMaker {
  readonly problems: ProblemReporter;
  readonly #options: MarkerOptions;

  constructor(options: MarkerOptions) {
    this.problems = new ProblemReporter(options.onProblem);
    this.#options = options;
  }

  playlist({ ofSession, movies: [first, ...others] }: Entries): MarkerTimeline[] {
    if (first === undefined) return [];
    const all: TimelineMovies = [{ ...first, rows: [...ofSession, ...first.rows] }, ...others];
    for (const { which, length } of all) {
      const { frames, from, isGuess } = length;
      if (isGuess) this.problems.guess(new NotesError("guessed-duration", { ...which, frames, from }));
    }
    return [this.#timeline(this.#options.name ?? "cineSync notes", this.#commonRate(all), all)];
  }

  movies({ ofSession, movies }: Entries): MarkerTimeline[] {
    const timelines: MarkerTimeline[] = [];
    const withRows = movies.filter(({ rows }) => rows.length > 0);
    let unplaced = ofSession;
    // The session's own notes go to the first timeline, whatever movie it is of.
    for (const entry of withRows.length > 0 ? withRows : movies) {
      const { movie, which } = entry;
      const rows = [...unplaced, ...entry.rows];
      if (rows.length === 0) break;
      try {
        const rate = frameRateOf(movie, which.playlistPosition, this.#options) ?? refuseUnknownRate(entry);
        timelines.push(this.#timeline(movie.name, rate, [{ ...entry, rows }]));
        unplaced = [];
      } catch (error) {
        if (!(error instanceof NotesError)) throw error;
        this.problems.loss(error);
      }
    }
    return timelines;
  }

  #timeline(name: string, frameRate: RationalFrameRate, movies: TimelineMovies): MarkerTimeline {
    const { frames: startFrame, dropFrame } = this.#start(name, frameRate, movies[0]);
    const count = timecodeCount(frameRate, dropFrame);
    const { framesPerDay } = count;
    const shown = movies.map((entry) => shownFrames(entry, this.#options.trim));
    const duration = shown.reduce((sum, one) => sum + one.duration, 0);
    if (startFrame + duration > framesPerDay) {
      throw new NotesError("past-24-hours", { timeline: name, frames: startFrame + duration, framesPerDay });
    }
    let position = 0;
    const clips = movies.map((entry, index): MarkerClip => {
      const { movie, which, length } = entry;
      const labels = this.#labels(entry, frameRate);
      const clip = {
        name: movie.name,
        playlistPosition: which.playlistPosition,
        locators: movie.locators.map(({ kind, value }) => ({ kind, value })),
        userData: movie.userData,
        position,
        ...(shown[index] ?? { sourceStart: 0, duration: 0 }),
        mediaStart: labels.startFrame,
        mediaDropFrame: labels.dropFrame,
        firstFrame: labels.frameNumber(1),
        mediaDuration: length.frames,
        durationFrom: length.from,
        isDurationGuessed: length.isGuess,
      };
      position += clip.duration;
      const timeline = { startFrame, count, labels };
      return { ...clip, markers: clipMarkers(entry, clip, timeline, this.#options, this.problems) };
    });
    const startTimecode = formatTimecode(startFrame, count);
    return { name, frameRate, dropFrame, startTimecode, startFrame, duration, clips };
  }

  /** Returns where a timeline starts, and whether it is drop-frame. */
  #start(
    name: string,
    rate: RationalFrameRate,
    { movie, which: { playlistPosition } }: TimelineEntry,
  ): { readonly frames: number; readonly dropFrame: boolean } {
    const { timelineStart, timeline = "movie", startTimecode } = this.#options;
    const start =
      valueFor(timelineStart, movie, playlistPosition) ??
      (timeline === "movie" ? valueFor(startTimecode, movie, playlistPosition) : undefined);
    if (start !== undefined) return readStart(start, rate, this.#options.dropFrame, name);
    const dropFrame = hasDropFrame(rate) && (this.#options.dropFrame ?? false);
    return { frames: START_HOUR * (timecodeCount(rate, dropFrame).framesPerDay / 24), dropFrame };
  }

  /** A start timecode that the timeline's rate does not have costs the start of the movie. */
  #labels({ movie, which: { playlistPosition } }: TimelineEntry, frameRate: RationalFrameRate): FrameLabels {
    const { dropFrame, firstFrame } = this.#options;
    try {
      return frameLabels(movie, playlistPosition, { ...this.#options, frameRate });
    } catch (error) {
      if (!(error instanceof NotesError) || error.code !== "invalid-timecode") throw error;
      this.problems.loss(error);
      return frameLabels(movie, playlistPosition, { frameRate, dropFrame, firstFrame });
    }
  }

  /** Returns the one frame rate of all movies; those whose rate is unknown are counted at the others'. */
  #commonRate(movies: TimelineMovies): RationalFrameRate {
    const { defaultFrameRate, ...withoutDefault } = this.#options;
    const rates = movies.map(({ movie, which }) => ({
      which,
      rate: frameRateOf(movie, which.playlistPosition, withoutDefault),
    }));
    const fallback = defaultFrameRate === undefined ? undefined : parseFrameRate(defaultFrameRate);
    const first = rates.find(({ rate }) => rate !== undefined);
    if (first?.rate === undefined) return fallback ?? refuseUnknownRate(movies[0]);
    const common = first.rate;
    const frameRate = rateName(common);
    for (const { which, rate } of rates) {
      if (rate === undefined) {
        if (fallback !== undefined && isSameRate(fallback, common)) continue;
        this.problems.guess(new NotesError("assumed-frame-rate", { ...which, frameRate }));
      } else if (!isSameRate(rate, common)) {
        const other = { ...which, frameRate: rateName(rate) };
        throw new NotesError("mixed-frame-rates", { movies: [{ ...first.which, frameRate }, other] });
      }
    }
    return common;
  }
}

function refuseUnknownRate({ which }: TimelineEntry): never {
  throw new NotesError("unknown-frame-rate", which);
}

/**
 * Returns the part of a movie that its clip shows.
 *
 * @throws {NotesError} `invalid-play-range`
 */
function shownFrames(
  { movie: { playRange }, which, length: { frames } }: TimelineEntry,
  trim: boolean | undefined,
): Pick<MarkerClip, "sourceStart" | "duration"> {
  if (trim !== true || playRange === undefined) return { sourceStart: 0, duration: frames };
  const { inFrame, outFrame } = playRange;
  if (isWholeNumber(inFrame, 1) && isWholeNumber(outFrame, 1) && inFrame <= outFrame && outFrame <= frames) {
    return { sourceStart: inFrame - 1, duration: outFrame - inFrame + 1 };
  }
  throw new NotesError("invalid-play-range", { ...which, inFrame, outFrame, frames });
}
