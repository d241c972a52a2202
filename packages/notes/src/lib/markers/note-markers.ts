import type { Session } from "@cinesync/session-xml";
import { NotesError } from "../base/notes-error.ts";
import { ProblemReporter } from "../base/problem-reporter.ts";
import { type FrameLabels, frameLabels, frameRateOf, readStart } from "../frames/frame-labels.ts";
import { checkFrameOptions, valueFor } from "../frames/frame-options.ts";
import type { NoteRow } from "../rows/note-row.ts";
import { noteRows } from "../rows/note-rows.ts";
import { isSameRate, parseFrameRate, type RationalFrameRate, rateName } from "../time/frame-rate.ts";
import { formatTimecode, hasDropFrame, timecodeCount } from "../time/timecode.ts";
import { clipLayout, type TimelineEntry } from "./clip-layout.ts";
import { clipMarkers } from "./clip-markers.ts";
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
  checkFrameOptions(options);
  const problems = new ProblemReporter(options.onProblem);
  const { ofSession, entries } = entriesOf(session, options, problems);
  return options.timeline === "playlist"
    ? playlistTimeline(entries, ofSession, options, problems)
    : movieTimelines(entries, ofSession, options, problems);
}

function playlistTimeline(
  entries: readonly TimelineEntry[],
  ofSession: readonly NoteRow[],
  options: MarkerOptions,
  problems: ProblemReporter,
): MarkerTimeline[] {
  const [first, ...others] = entries;
  if (first === undefined) return [];
  const all = [{ ...first, rows: [...ofSession, ...first.rows] }, ...others];
  for (const { movie, playlistPosition, length } of all) {
    if (!length.isGuess) continue;
    const { frames, from } = length;
    problems.guess(
      new NotesError("guessed-duration", { mediaName: movie.name, playlistPosition, frames, from }),
    );
  }
  const rate = commonRate(all, options, problems);
  return [buildTimeline(options.name ?? "cineSync notes", rate, all, options, problems)];
}

function movieTimelines(
  entries: readonly TimelineEntry[],
  ofSession: readonly NoteRow[],
  options: MarkerOptions,
  problems: ProblemReporter,
): MarkerTimeline[] {
  const timelines: MarkerTimeline[] = [];
  const withRows = entries.filter(({ rows }) => rows.length > 0);
  let unplaced = ofSession;
  // The session's own notes go to the first timeline, whatever movie it is of.
  for (const entry of withRows.length > 0 || unplaced.length === 0 ? withRows : entries) {
    if (entry.rows.length === 0 && unplaced.length === 0) break;
    const rows = [...unplaced, ...entry.rows];
    try {
      const rate = frameRateOf(entry.movie, entry.playlistPosition, options) ?? refuseUnknownRate([entry]);
      timelines.push(buildTimeline(entry.movie.name, rate, [{ ...entry, rows }], options, problems));
      unplaced = [];
    } catch (error) {
      if (!(error instanceof NotesError)) throw error;
      problems.loss(error);
    }
  }
  return timelines;
}

/** Returns the rows of the session itself, and the movies of the playlist with theirs. */
function entriesOf(
  session: Session,
  options: MarkerOptions,
  problems: ProblemReporter,
): { readonly ofSession: readonly NoteRow[]; readonly entries: readonly TimelineEntry[] } {
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
    const position = row.kind === "session" ? 0 : row.playlistPosition;
    const same = byPosition.get(position);
    if (same === undefined) byPosition.set(position, [row]);
    else same.push(row);
  }
  const lengths = movieLengths(session, options);
  const entries = session.media.flatMap((movie, index): TimelineEntry[] => {
    const playlistPosition = index + 1;
    const length = lengths.get(index);
    if (movie.kind !== "file" || length === undefined) return [];
    return [{ movie, playlistPosition, length, rows: byPosition.get(playlistPosition) ?? [] }];
  });
  return { ofSession: byPosition.get(0) ?? [], entries };
}

function buildTimeline(
  name: string,
  frameRate: RationalFrameRate,
  entries: readonly TimelineEntry[],
  options: MarkerOptions,
  problems: ProblemReporter,
): MarkerTimeline {
  const { frames: startFrame, dropFrame } = timelineStart(name, frameRate, entries, options);
  const count = timecodeCount(frameRate, dropFrame);
  let duration = 0;
  const placed = entries.map((entry) => {
    const layout = clipLayout(entry, options.trim);
    const position = duration;
    duration += layout.duration;
    return { entry, layout, position };
  });
  if (startFrame + duration > count.framesPerDay) {
    throw new NotesError("past-24-hours", {
      timeline: name,
      frames: startFrame + duration,
      framesPerDay: count.framesPerDay,
    });
  }
  const clips = placed.map(({ entry, layout, position }): MarkerClip => {
    const { movie, playlistPosition, length } = entry;
    const labels = labelsOf(entry, frameRate, options, problems);
    return {
      name: movie.name,
      playlistPosition,
      locators: movie.locators.map(({ kind, value }) => ({ kind, value })),
      userData: movie.userData,
      position,
      ...layout,
      mediaStart: labels.startFrame,
      mediaDropFrame: labels.dropFrame,
      firstFrame: labels.frameNumber(1),
      mediaDuration: length.frames,
      durationFrom: length.from,
      isDurationGuessed: length.isGuess,
      markers: clipMarkers(entry, { layout, labels, position, startFrame, count }, options, problems),
    };
  });
  const startTimecode = formatTimecode(startFrame, count);
  return { name, frameRate, dropFrame, startTimecode, startFrame, duration, clips };
}

/** Returns where a timeline starts, and whether it is drop-frame. */
function timelineStart(
  name: string,
  rate: RationalFrameRate,
  entries: readonly TimelineEntry[],
  options: MarkerOptions,
): { readonly frames: number; readonly dropFrame: boolean } {
  const [first] = entries;
  const { timelineStart: start, timeline = "movie", startTimecode } = options;
  const own = first && valueFor(start, first.movie, first.playlistPosition);
  const ofMovie =
    timeline === "movie" && first ? valueFor(startTimecode, first.movie, first.playlistPosition) : undefined;
  const given = own ?? ofMovie;
  if (given !== undefined) return readStart(given, rate, options.dropFrame, name);
  const dropFrame = hasDropFrame(rate) && (options.dropFrame ?? false);
  return { frames: START_HOUR * (timecodeCount(rate, dropFrame).framesPerDay / 24), dropFrame };
}

/** A start timecode that the timeline's rate does not have costs the start of the movie. */
function labelsOf(
  { movie, playlistPosition }: TimelineEntry,
  frameRate: RationalFrameRate,
  options: MarkerOptions,
  problems: ProblemReporter,
): FrameLabels {
  const { dropFrame, firstFrame } = options;
  try {
    return frameLabels(movie, playlistPosition, { ...options, frameRate });
  } catch (error) {
    if (!(error instanceof NotesError) || error.code !== "invalid-timecode") throw error;
    problems.loss(error);
    return frameLabels(movie, playlistPosition, { frameRate, dropFrame, firstFrame });
  }
}

/** Returns the one frame rate of all movies; those whose rate is unknown are counted at the others'. */
function commonRate(
  entries: readonly TimelineEntry[],
  options: MarkerOptions,
  problems: ProblemReporter,
): RationalFrameRate {
  const { defaultFrameRate, ...withoutDefault } = options;
  const rates = entries.map(({ movie, playlistPosition }) => ({
    mediaName: movie.name,
    playlistPosition,
    rate: frameRateOf(movie, playlistPosition, withoutDefault),
  }));
  const fallback = defaultFrameRate === undefined ? undefined : parseFrameRate(defaultFrameRate);
  const common = rates.find(({ rate }) => rate !== undefined);
  if (common?.rate === undefined) return fallback ?? refuseUnknownRate(entries);
  for (const { rate, ...movie } of rates) {
    if (rate === undefined) {
      const isAssumed = fallback === undefined || !isSameRate(fallback, common.rate);
      const frameRate = rateName(common.rate);
      if (isAssumed) problems.guess(new NotesError("assumed-frame-rate", { ...movie, frameRate }));
    } else if (!isSameRate(rate, common.rate)) {
      const { rate: commonRateOf, ...first } = common;
      const movies = [
        { ...first, frameRate: rateName(commonRateOf) },
        { ...movie, frameRate: rateName(rate) },
      ];
      throw new NotesError("mixed-frame-rates", { movies });
    }
  }
  return common.rate;
}

function refuseUnknownRate([first]: readonly TimelineEntry[]): never {
  throw new NotesError("unknown-frame-rate", {
    mediaName: first?.movie.name ?? "",
    playlistPosition: first?.playlistPosition ?? 1,
  });
}
