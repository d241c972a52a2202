import type { NoteRow } from "@cinesync/notes";
import type { DoneNote } from "../../shared/protocol.ts";
import { allRecords, changeRecords } from "./database.ts";

/** A note that is done. It is kept for every session that has it, and not for one file. */
interface DoneRecord {
  /** The session that had the note last: with that one, the record is forgotten. */
  readonly session: string;
  readonly row: NoteRow;
}

/** Returns the notes that are marked in any session. The note on a session counts for that session only. */
export async function markedNotes(session: string): Promise<NoteRow[]> {
  const records = await allRecords<DoneRecord>("done");
  return records
    .filter((record) => record.row.kind !== "session" || record.session === session)
    .map(({ row }) => row);
}

export async function keepDone(session: string, notes: readonly DoneNote[]): Promise<void> {
  const changes = new Map<string, DoneRecord | undefined>();
  for (const { markedAs } of notes) changes.set(recordKey(session, markedAs), undefined);
  for (const { row } of notes) changes.set(recordKey(session, row.key), { session, row });
  await changeRecords("done", changes);
}

export async function dropDone(session: string, key: string): Promise<void> {
  await changeRecords("done", new Map([[recordKey(session, key), undefined]]));
}

export async function forgetDone(session: string): Promise<void> {
  const records = await allRecords<DoneRecord>("done");
  const own = records.filter((record) => record.session === session);
  await changeRecords("done", new Map(own.map(({ row }) => [recordKey(session, row.key), undefined])));
}

function recordKey(session: string, key: string): string {
  return key === "session" ? `session:${session}` : key;
}
