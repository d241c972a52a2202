import type { Session } from "@cinesync/session-xml";
import { excerpt } from "../base/excerpt.ts";
import { NotesError } from "../base/notes-error.ts";
import { checkFrameOptions, frameRateOf } from "../rows/note-row-options.ts";
import type { NoteRow } from "../rows/note-row.ts";
import { noteRows } from "../rows/note-rows.ts";
import { isSameRate, parseFrameRate, type RationalFrameRate, rateName } from "../time/frame-rate.ts";
import { startTimecode } from "../time/start-timecode.ts";
import { formatTimecode, timecodeCount } from "../time/timecode.ts";
import { clipLayout, type TimelineEntry } from "./clip-layout.ts";
import { clipMarkers } from "./clip-markers.ts";
import type { MarkerOptions } from "./marker-options.ts";
import type { MarkerClip, MarkerTimeline } from "./marker-timeline.ts";

/**
 * The notes of a session as markers on timelines, which the functions `markersTo…` spell in the formats of editing
 * systems. The notes of one frame are one marker, since some systems keep only one there. Group movies are left out:
 * their movies are in the playlist themselves. A session without movies has no timelines.
 *
 * @throws {NotesError} when an option is out of its range; and, unless `onProblem` is given, when a movie's frame rate
 * is not known or has no timecode, a note lies outside its clip, or a timeline passes 24 hours. What keeps the one
 * timeline of a playlist from being built is always thrown.
 */
export function noteMarkers(session: Session, options: MarkerOptions = {}): MarkerTimeline[] {
  checkFrameOptions(options);
  const { ofSession, entries } = entriesOf(session, options);
  return options.timeline === "playlist"
    ? playlistTimeline(entries, ofSession, options)
    : movieTimelines(entries, ofSession, options);
}

function playlistTimeline(
  entries: readonly TimelineEntry[],
  ofSession: readonly NoteRow[],
  options: MarkerOptions,
): MarkerTimeline[] {
  const [first, ...others] = entries;
  if (first === undefined) return [];
  const all = [{ ...first, rows: [...ofSession, ...first.rows] }, ...others];
  return [buildTimeline(options.name ?? "cineSync notes", commonRate(all, options), all, options)];
}

function movieTimelines(
  entries: readonly TimelineEntry[],
  ofSession: readonly NoteRow[],
  options: MarkerOptions,
): MarkerTimeline[] {
  const timelines: MarkerTimeline[] = [];
  const withRows = entries.filter(({ rows }) => rows.length > 0);
  let unplaced = ofSession;
  // The session's own notes go to the first timeline that there is, whatever movie it is of.
  for (const entry of withRows.length > 0 || unplaced.length === 0 ? withRows : entries) {
    if (entry.rows.length === 0 && unplaced.length === 0) break;
    const rows = [...unplaced, ...entry.rows];
    try {
      const rate = frameRateOf(entry.movie, entry.place, options) ?? refuseUnknownRate([entry]);
      timelines.push(buildTimeline(entry.movie.name, rate, [{ ...entry, rows }], options));
      unplaced = [];
    } catch (error) {
      if (!(error instanceof NotesError) || options.onProblem === undefined) throw error;
      options.onProblem(error);
    }
  }
  return timelines;
}

/** The rows of the session itself, and the movies of the playlist with theirs. */
function entriesOf(
  session: Session,
  { drawings = true, firstFrame = 1, wholeNotes = "first-frame" }: MarkerOptions,
): { readonly ofSession: readonly NoteRow[]; readonly entries: readonly TimelineEntry[] } {
  const byPlace = new Map<number, NoteRow[]>();
  for (const row of noteRows(session, { drawings, firstFrame })) {
    if (row.kind !== "frame" && wholeNotes === "omit") continue;
    const place = row.kind === "session" ? 0 : row.mediaPlace;
    const rows = byPlace.get(place);
    if (rows === undefined) byPlace.set(place, [row]);
    else rows.push(row);
  }
  const entries = session.media.flatMap((movie, index): TimelineEntry[] => {
    const place = index + 1;
    return movie.kind === "file" ? [{ movie, place, rows: byPlace.get(place) ?? [] }] : [];
  });
  return { ofSession: byPlace.get(0) ?? [], entries };
}

function buildTimeline(
  name: string,
  frameRate: RationalFrameRate,
  entries: readonly TimelineEntry[],
  options: MarkerOptions,
): MarkerTimeline {
  const { startTimecode: start } = options;
  const [first] = entries;
  const given = typeof start === "function" ? first && start(first.movie, first.place) : start;
  const { frames: startFrame, dropFrame } = startTimecode(
    given,
    frameRate,
    options.dropFrame,
    `the timeline ${excerpt(name)}`,
  );
  const count = timecodeCount(frameRate, dropFrame);
  let duration = 0;
  const placed = entries.map((entry) => {
    const layout = clipLayout(entry, options);
    const position = duration;
    duration += layout.duration;
    return { entry, layout, position };
  });
  if (startFrame + duration > count.framesPerDay) {
    throw new NotesError(
      "past-24-hours",
      `The timeline ${excerpt(name)} passes 24 hours: it starts at ${formatTimecode(startFrame, count)} and has ${duration} frames. Start it earlier, or make a timeline for each movie.`,
    );
  }
  const clips = placed.map(({ entry, layout, position }): MarkerClip => {
    const { movie, place } = entry;
    return {
      name: movie.name,
      mediaPlace: place,
      locators: movie.locators.map(({ kind, value }) => ({ kind, value })),
      userData: movie.userData,
      position,
      ...layout,
      markers: clipMarkers(entry, { layout, position, startFrame, count }, options),
    };
  });
  return {
    name,
    frameRate,
    dropFrame,
    startTimecode: formatTimecode(startFrame, count),
    startFrame,
    duration,
    clips,
  };
}

/** The one frame rate of all movies; those whose rate is not known play along. */
function commonRate(entries: readonly TimelineEntry[], options: MarkerOptions): RationalFrameRate {
  const { defaultFrameRate, ...withoutDefault } = options;
  let common: { readonly rate: RationalFrameRate; readonly movie: string } | undefined;
  for (const { movie, place } of entries) {
    const rate = frameRateOf(movie, place, withoutDefault);
    if (rate === undefined) continue;
    common ??= { rate, movie: movie.name };
    if (isSameRate(rate, common.rate)) continue;
    throw new NotesError(
      "mixed-frame-rates",
      `${excerpt(common.movie)} has ${rateName(common.rate)} frames per second and ${excerpt(movie.name)} has ${rateName(rate)}: one timeline has one frame rate. Make a timeline for each movie, or give frameRate to count all frames at one rate.`,
    );
  }
  if (common !== undefined) return common.rate;
  return defaultFrameRate === undefined ? refuseUnknownRate(entries) : parseFrameRate(defaultFrameRate);
}

function refuseUnknownRate([first]: readonly TimelineEntry[]): never {
  throw new NotesError(
    "unknown-frame-rate",
    `The session does not say how many frames per second ${excerpt(first?.movie.name ?? "")} has: give frameRate or defaultFrameRate.`,
  );
}
