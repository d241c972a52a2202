import type { App } from "../app.ts";
import { count, messageOf } from "../dom.ts";
import { saveFile } from "../files/save-file.ts";
import type { OpenSession } from "../state/state.ts";
import { keepSession } from "../stores/session-store.ts";
import { noteAt } from "../state/list-notes.ts";
import { replaceListing, toggleDone } from "./filter-notes.ts";
import { askLook } from "./go-to.ts";
import { say, sayError } from "./messages.ts";

export function startEditing({ store }: App): void {
  if (store.state.session !== undefined) store.update({ editing: true, pane: "picture" });
}

export function stopEditing({ store }: App): void {
  store.update({ editing: false });
}

/** Changes or adds the note of the current frame, and keeps the session for the next visit. */
export async function saveNote(app: App, text: string): Promise<void> {
  const { session, at, look, done } = app.store.state;
  if (session === undefined) return;
  try {
    const listing = await session.client.ask("setNote", { ...at, text: text.trim() });
    // Another text is another task.
    const before = noteAt(session.notes, at);
    if (before !== undefined && text.trim() !== look?.notes && done.has(before.key))
      toggleDone(app, before.key);
    await replaceListing(app, session, { ...listing, isEdited: true });
    stopEditing(app);
    await askLook(app);
    await keep(session, true);
  } catch (error) {
    sayError(app, `cannot change the note: ${messageOf(error)}`);
  }
}

/** Saves the session as a file on this computer. */
export async function saveSession(app: App): Promise<void> {
  const { session } = app.store.state;
  if (session === undefined) return;
  try {
    const file = await session.client.ask("save", "csc");
    saveFile(file, sessionFileName(session.name));
    await replaceListing(app, session, { isEdited: false });
    await keep(session, false);
    say(app, `Saved as ${sessionFileName(session.name)}, with ${count(session.notes.length, "note")}`);
  } catch (error) {
    sayError(app, `cannot save the session: ${messageOf(error)}`);
  }
}

/** Returns a name that ends in .csc, whatever the file was. */
export function sessionFileName(name: string): string {
  return `${baseName(name)}.csc`;
}

export function baseName(name: string): string {
  return name.replace(/(?:\.(?:csc|xml|json))?(?:\.gz)?$/iu, "");
}

async function keep(session: OpenSession, isEdited: boolean): Promise<void> {
  const file = new File([await session.client.ask("save", "csc")], session.name);
  await keepSession(session.id, file, session.savedFrames.files, isEdited);
}
