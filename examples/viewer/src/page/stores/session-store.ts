import type { Filters, RecentSession, Spot } from "../state/state.ts";
import { allRecords, deleteRecord, getRecord, putRecord } from "./database.ts";
import { forgetDone } from "./done-store.ts";

/** Larger sessions are not kept: only their marks are. */
const MAX_KEPT_BYTES = 64_000_000;
const MAX_RECENT = 12;

/** Marks that are kept of a session, besides the session itself. */
export interface Marks {
  readonly id: string;
  readonly name: string;
  readonly openedAt: number;
  readonly notes: number;
  readonly done: number;
  readonly isKept: boolean;
  readonly at: Spot;
  readonly filters: Filters;
  readonly movies: readonly KeptMovie[];
}

/** A movie that was open: its name, and its handle in the store `handles` under its short hash. */
export interface KeptMovie {
  readonly name: string;
  readonly shortHash: string;
}

interface KeptSession {
  readonly file: File;
  readonly pictures: readonly File[];
  readonly isEdited: boolean;
}

export async function recentSessions(): Promise<RecentSession[]> {
  const marks = await allRecords<Marks>("marks");
  return marks
    .sort((a, b) => b.openedAt - a.openedAt)
    .slice(0, MAX_RECENT)
    .map(({ id, name, openedAt, notes, done, isKept }) => ({ id, name, openedAt, notes, done, isKept }));
}

export function marksOf(id: string): Promise<Marks | undefined> {
  return getRecord<Marks>("marks", id);
}

export async function keepMarks(marks: Marks): Promise<void> {
  await putRecord("marks", marks.id, marks);
}

export function keptSession(id: string): Promise<KeptSession | undefined> {
  return getRecord<KeptSession>("sessions", id);
}

/** Keeps a session with its saved frames. Returns whether it could be kept. */
export async function keepSession(
  id: string,
  file: File,
  pictures: readonly File[],
  isEdited: boolean,
): Promise<boolean> {
  const bytes = [file, ...pictures].reduce((sum, { size }) => sum + size, 0);
  if (file.size > MAX_KEPT_BYTES) return false;
  const kept = bytes > MAX_KEPT_BYTES ? [] : pictures;
  return putRecord("sessions", id, { file, pictures: kept, isEdited } satisfies KeptSession);
}

export async function forgetSession(id: string): Promise<void> {
  await Promise.all([deleteRecord("sessions", id), deleteRecord("marks", id), forgetDone(id)]);
}

export async function keepHandle(shortHash: string, handle: FileSystemFileHandle): Promise<void> {
  if (shortHash !== "") await putRecord("handles", shortHash, handle);
}

export function keptHandle(shortHash: string): Promise<FileSystemFileHandle | undefined> {
  return getRecord<FileSystemFileHandle>("handles", shortHash);
}
