import type { App } from "../app.ts";
import { isOpen } from "../app.ts";
import { messageOf } from "../dom.ts";
import { saveFile } from "../files/save-file.ts";
import { markedNotes } from "../stores/done-store.ts";
import { baseName } from "./edit-note.ts";
import { setFilters } from "./filter-notes.ts";
import { goTo } from "./go-to.ts";
import { say, sayError } from "./messages.ts";
import { openSession } from "./open-session.ts";

/** Compares the open session with an earlier one. */
export async function compareWith(app: App, earlier: File): Promise<void> {
  const { session } = app.store.state;
  if (session === undefined) return;
  try {
    const comparison = await session.client.ask("compare", {
      earlier,
      marked: await markedNotes(session.id),
    });
    if (isOpen(app, session)) app.store.update({ comparison, pane: "notes" });
  } catch (error) {
    sayError(app, `cannot compare with ${earlier.name}: ${messageOf(error)}`);
  }
}

export function endComparison(app: App): void {
  app.store.update({ comparison: undefined });
  setFilters(app, { changed: false });
}

/** Shows the frame of a change in the later session. */
export function goToChange(app: App, position: number | undefined, frame: number): void {
  if (position !== undefined) goTo(app, { position, frame }, { isStop: true });
}

/** Opens both sessions as one, and saves nothing until asked. */
export async function openMerged(app: App): Promise<void> {
  const { comparison, session } = app.store.state;
  if (comparison === undefined || session === undefined) return;
  const name = `${baseName(session.name)} with ${baseName(comparison.earlierName)}.csc`;
  await openSession(app, new File([comparison.merged], name), session.savedFrames.files, { isEdited: true });
  for (const conflict of comparison.conflicts) say(app, conflict);
}

export function saveMerged(app: App): void {
  const { comparison, session } = app.store.state;
  if (comparison === undefined || session === undefined) return;
  saveFile(comparison.merged, `${baseName(session.name)} with ${baseName(comparison.earlierName)}.csc`);
}
