import type { Comparison, NoteEntry } from "../../shared/protocol.ts";
import { frameKey } from "../../shared/protocol.ts";
import { isSameSpot, type Spot, type State } from "./state.ts";

type Listed = Pick<State, "session" | "matches" | "filters" | "done" | "at" | "comparison">;

/** Returns the indexes of the notes that pass all filters, sorted. */
export function listNotes({ session, matches, filters, done, at, comparison }: Listed): Uint32Array {
  if (session === undefined) return new Uint32Array();
  const { notes, overview } = session;
  const { movieOnly, group, drawn, done: which, changed, sort } = filters;
  const inGroup = (position: number): boolean =>
    overview.media[position - 1]?.groups.includes(group) ?? false;
  const changes = changed && comparison !== undefined ? changedFrames(comparison) : undefined;
  const kept = matches.filter((index) => {
    const note = notes[index];
    if (note === undefined) return false;
    if (movieOnly && note.position !== at.position) return false;
    if (group !== "" && !inGroup(note.position)) return false;
    if (drawn && note.drawings === "") return false;
    if (which !== "all" && done.has(note.key) !== (which === "done")) return false;
    return (
      changes === undefined ||
      changes.has(frameKey(note.position, note.frame)) ||
      changes.has(frameKey(note.position, -1))
    );
  });
  if (sort === "playlist") return kept;
  const rank = (index: number): string => {
    const note = notes[index];
    if (note === undefined) return "";
    if (sort === "open-first") return done.has(note.key) ? "1" : "0";
    return overview.media[note.position - 1]?.name.toLowerCase() ?? "";
  };
  // Sorting is stable: within a name or a mark the order of the playlist stays.
  return kept.sort((a, b) => {
    const [first, second] = [rank(a), rank(b)];
    return first < second ? -1 : first > second ? 1 : a - b;
  });
}

/** Returns the frames that were added or changed; frame −1 stands for every frame of an added movie. */
function changedFrames({ changes }: Comparison): Set<string> {
  const frames = new Set<string>();
  for (const { kind, isEntry, position, frame } of changes) {
    if (position === undefined || kind === "removed") continue;
    frames.add(frameKey(position, frame));
    if (isEntry) frames.add(frameKey(position, -1));
  }
  return frames;
}

/** Counts notes as `cinesync info` and the report count them: drawings without a text are none. */
export function writtenNotes(notes: readonly NoteEntry[]): number {
  return notes.reduce((count, { excerpt }) => (excerpt === "" ? count : count + 1), 0);
}

export function noteAt(notes: readonly NoteEntry[], at: Spot): NoteEntry | undefined {
  return notes.find((note) => isSameSpot(note, at));
}

/** Returns the list row of a spot, −1 if it is not listed. */
export function rowOf(notes: readonly NoteEntry[], listed: Uint32Array, at: Spot): number {
  return listed.findIndex((index) => {
    const note = notes[index];
    return note !== undefined && isSameSpot(note, at);
  });
}

/** Returns the index of the note `by` rows from a spot; undefined at the end of the list. */
export function neighborOf(
  notes: readonly NoteEntry[],
  listed: Uint32Array,
  at: Spot,
  by: 1 | -1,
): number | undefined {
  const row = rowOf(notes, listed, at);
  if (row >= 0) return listed[row + by];
  // From a frame without a listed note: to the nearest note in that direction.
  const isAfter = (index: number): boolean => {
    const note = notes[index];
    if (note === undefined) return false;
    return note.position > at.position || (note.position === at.position && note.frame > at.frame);
  };
  const after = [...listed].filter(isAfter);
  const before = [...listed].filter((index) => !isAfter(index));
  return by > 0 ? minimum(after) : maximum(before);
}

function minimum(indexes: readonly number[]): number | undefined {
  return indexes.length === 0 ? undefined : indexes.reduce((a, b) => Math.min(a, b));
}

function maximum(indexes: readonly number[]): number | undefined {
  return indexes.length === 0 ? undefined : indexes.reduce((a, b) => Math.max(a, b));
}
