import { shortHash } from "@cinesync/session-xml";
import { parseAddress } from "../address.ts";
import type { App } from "../app.ts";
import { count, messageOf } from "../dom.ts";
import { SavedFrames } from "../files/saved-frames.ts";
import { ClosedError, SessionClient } from "../session-client.ts";
import { INITIAL_STATE, NO_FILTERS, type Spot, type State } from "../state/state.ts";
import { keepDone, markedNotes } from "../stores/done-store.ts";
import { forgetSession, keepSession, keptSession, marksOf, recentSessions } from "../stores/session-store.ts";
import { offerReopening } from "./attach-movies.ts";
import { search } from "./filter-notes.ts";
import { goTo } from "./go-to.ts";
import { say, sayError } from "./messages.ts";

/** The session that is being read. */
let reading: SessionClient | undefined;
/** Reads a session and shows where it was left. Returns whether it is open. */
export async function openSession(
  app: App,
  file: File,
  pictures: readonly File[],
  { at, isEdited = false, id }: { at?: Spot | undefined; isEdited?: boolean; id?: string } = {},
): Promise<boolean> {
  const { store, playback } = app;
  reading?.close();
  const client = new SessionClient();
  reading = client;
  const before = store.state.screen === "reading" ? "start" : store.state.screen;
  const showProgress = (fraction: number, text: string): void => {
    const cancel = (): void => {
      client.close();
    };
    store.update({ screen: "reading", reading: { name: file.name, fraction, text, cancel } });
  };
  showProgress(0, "");
  client.onProgress = ({ bytes, totalBytes, movies, annotations }) => {
    const percent = totalBytes === 0 ? 100 : Math.floor((100 * bytes) / totalBytes);
    const found = `${count(movies, "entry", "entries")}, ${count(annotations, "annotation")}`;
    showProgress(percent / 100, `${percent} % of ${megabytes(totalBytes)} · ${found}`);
  };
  try {
    const overview = await client.ask("open", file);
    const sessionId = id ?? (await idOf(file));
    const marks = await marksOf(sessionId);
    const done = await client.ask("findDone", await markedNotes(sessionId));
    void keepDone(sessionId, done);
    store.state.session?.client.close();
    playback.close();
    app.thumbnails.clear();
    store.update({
      ...INITIAL_STATE,
      screen: "session",
      recent: store.state.recent,
      messages: store.state.messages,
      blankShape: store.state.blankShape,
      prefersStepper: store.state.prefersStepper,
      session: {
        id: sessionId,
        name: file.name,
        client,
        overview,
        notes: client.opened,
        savedFrames: new SavedFrames(pictures),
        isEdited,
      },
      filters: marks?.filters ?? NO_FILTERS,
      done: new Set(done.map(({ row }) => row.key)),
      at: { position: -1, frame: 0 },
    });
    await search(app);
    goTo(app, at ?? linkedSpot(sessionId) ?? marks?.at ?? startSpot(store.state), { isStop: true });
    for (const warning of overview.warnings) say(app, warning);
    void keepSession(sessionId, file, pictures, isEdited);
    await offerReopening(app, marks?.movies ?? []);
    return true;
  } catch (error) {
    client.close();
    // Another session was opened in the meantime.
    if (reading !== client) return false;
    store.update({ screen: before, reading: undefined });
    if (error instanceof ClosedError) say(app, `${file.name} was not opened: you canceled`);
    else sayError(app, `cannot open ${file.name}: ${messageOf(error)}`);
    return false;
  } finally {
    if (reading === client) reading = undefined;
  }
}

/** Opens what the address points at; without a session in it, shows the start page. */
export async function openAddress(app: App, hash: string): Promise<void> {
  const { store } = app;
  const address = parseAddress(hash);
  if (address === undefined) {
    if (store.state.screen === "session") await closeSession(app);
    return;
  }
  if (store.state.session?.id === address.session) {
    if (address.at !== undefined) goTo(app, address.at);
    return;
  }
  await openKept(app, address.session, address.name, address.at);
}

/** Opens a session of an earlier visit. */
export async function openKept(app: App, id: string, name: string, at?: Spot): Promise<void> {
  const kept = await keptSession(id);
  if (kept === undefined) {
    const what = name === "" ? "the session of this link" : name;
    say(app, `This browser does not have ${what}: drop it here, and the page goes to the same frame`);
    return;
  }
  await openSession(app, kept.file, kept.pictures, { at, isEdited: kept.isEdited, id });
}

/** Goes back to the start page. */
export async function closeSession(app: App): Promise<void> {
  const { store, playback } = app;
  store.state.session?.client.close();
  playback.close();
  app.thumbnails.clear();
  store.update({ ...INITIAL_STATE, blankShape: store.state.blankShape, recent: await recentSessions() });
  if (location.hash !== "") history.pushState(null, "", location.pathname + location.search);
}

export async function forget(app: App, id: string): Promise<void> {
  await forgetSession(id);
  app.store.update({ recent: await recentSessions() });
}

async function idOf(file: File): Promise<string> {
  try {
    return await shortHash(file);
  } catch {
    // No Web Crypto on a page that was not loaded over https.
    return `${file.name}-${file.size}`;
  }
}

/** The frame that a link points at, where the browser did not have the session and somebody dropped it now. */
function linkedSpot(id: string): Spot | undefined {
  const address = parseAddress(location.hash);
  return address?.session === id ? address.at : undefined;
}

/** The movie that the session shows, or the first one with notes. */
function startSpot({ session }: State): Spot {
  const media = session?.overview.media ?? [];
  const notes = session?.notes ?? [];
  const active = media.findIndex((entry) => entry.active && entry.frames > 0);
  const index =
    active >= 0
      ? active
      : Math.max(
          0,
          media.findIndex((entry) => entry.frames > 0),
        );
  const own = notes.filter(({ position }) => position === index + 1);
  const first = own.find(({ drawings }) => drawings !== "") ?? own.find(({ frame }) => frame > 0);
  if (media.length === 0) return { position: 0, frame: 0 };
  return { position: index + 1, frame: first?.frame ?? 1 };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;
}
