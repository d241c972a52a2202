import { formatAddress } from "../address.ts";
import type { App } from "../app.ts";
import { say, sayError } from "./messages.ts";

/** Copies movie, frame, timecode and note, as people paste them into a mail. */
export async function copyNote(app: App): Promise<void> {
  const { session, at, look } = app.store.state;
  if (session === undefined || look === undefined) return;
  const name = session.overview.media[at.position - 1]?.name ?? session.name;
  const frame = at.frame > 0 ? `frame ${at.frame}` : "";
  const where = [name, frame, look.timecode].filter(Boolean).join(", ");
  await copy(app, `${where}\n${look.notes || look.description}`, "Note copied");
}

/** Copies a link that opens the frame in a browser that has the session. */
export async function copyLink(app: App): Promise<void> {
  const { session, at } = app.store.state;
  if (session === undefined) return;
  const address = formatAddress({ session: session.id, name: session.name, at });
  const text = "Link copied. It opens in browsers that have the session; others are asked to drop it";
  await copy(app, location.origin + location.pathname + address, text);
}

async function copy(app: App, text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(app, done);
  } catch {
    sayError(app, "cannot copy: the browser gives no clipboard to this page");
  }
}
