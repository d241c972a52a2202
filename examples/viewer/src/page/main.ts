import { compareWith } from "./actions/compare.ts";
import { saveSession } from "./actions/edit-note.ts";
import { frameSource } from "./actions/frame-pictures.ts";
import { askLook, followMovie } from "./actions/go-to.ts";
import { keepMarksOf } from "./actions/keep-marks.ts";
import { sayError } from "./actions/messages.ts";
import { openFiles } from "./actions/open-files.ts";
import { closeSession, openAddress } from "./actions/open-session.ts";
import { setPlayedRange } from "./actions/play.ts";
import { showPane } from "./actions/show.ts";
import type { App } from "./app.ts";
import { commandOfKey } from "./commands.ts";
import { byId, isTyping, messageOf } from "./dom.ts";
import { HAS_PICKERS, chosenFiles, droppedFiles, pick, type GivenFile } from "./files/dropped-files.ts";
import { Playback } from "./player/playback.ts";
import { shapeOf } from "./state/movie-at.ts";
import { noteAt } from "./state/list-notes.ts";
import { INITIAL_STATE } from "./state/state.ts";
import { Store } from "./state/store.ts";
import { recentSessions } from "./stores/session-store.ts";
import { ExportDialog } from "./views/export-dialog.ts";
import { helpDialog } from "./views/help-dialog.ts";
import { MakeView } from "./views/make-view.ts";
import { MessagesView } from "./views/messages-view.ts";
import { SessionView } from "./views/session-view.ts";
import { LoadingView, StartView } from "./views/start-view.ts";
import { Thumbnails } from "./views/thumbnails.ts";

const store = new Store(INITIAL_STATE);
const playback = new Playback({
  onShown: (frame) => {
    followMovie(app, frame);
    takeThumbnail();
  },
  onStopped: (frame) => {
    followMovie(app, frame);
    store.update({ play: { ...store.state.play, isPlaying: false, speed: 1 } });
  },
  onFailed: (frame, error) => {
    sayError(app, `cannot show frame ${frame}: ${messageOf(error)}`);
  },
  onPlayer: (player, problem) => {
    const kind = player.kind === "still" ? "blank" : player.kind;
    const frameCount = kind === "blank" ? undefined : player.frameCount;
    const { state } = store;
    const shape = shapeOf(state, state.at.position, player.grab());
    store.update({ stage: { kind, frameCount, shape, problem } });
    setPlayedRange(app);
    // The drawing was made for another shape.
    if (shape !== state.stage.shape) void askLook(app);
  },
});
const app: App = { store, playback, thumbnails: new Thumbnails() };
app.thumbnails.frameOf = frameSource(app);

const main = byId("main");
const fileField = byId("files") as HTMLInputElement;
const folderField = byId("folder") as HTMLInputElement;
const earlierField = byId("earlier") as HTMLInputElement;
const start = new StartView(app, chooseFiles);
const loading = new LoadingView(app);
const session = new SessionView(app);
const make = new MakeView(app, chooseFiles);
const messages = new MessagesView(app, byId("messages"), chooseFiles);
const exportDialog = new ExportDialog(app);
const help = helpDialog();
document.body.append(exportDialog.element, help);

store.subscribe((state, previous) => {
  const screens = { start, reading: loading, session, make };
  const screen = screens[state.screen];
  if (!screen.element.isConnected) main.replaceChildren(screen.element);
  screen.update(state, previous);
  messages.update(state, previous);
  const shown = state.screen === "session" ? state.session : undefined;
  byId("session-name").textContent = shown?.name ?? "";
  for (const id of ["export", "compare", "close"]) byId(id).hidden = shown === undefined;
  byId("save").hidden = shown?.isEdited !== true;
  document.title = shown === undefined ? "Session viewer" : `${shown.name} · Session viewer`;
});
keepMarksOf(app);

/** With handles where the browser has them: only those can be opened again after a reload. */
function chooseFiles(): void {
  choose("files", fileField);
}

function choose(what: "files" | "folder", field: HTMLInputElement): void {
  if (!HAS_PICKERS) {
    field.click();
    return;
  }
  pick(what).then(openGiven, (error: unknown) => {
    sayError(app, `cannot choose ${what}: ${messageOf(error)}`);
  });
}

function openGiven(given: readonly GivenFile[]): void {
  openFiles(app, given).catch((error: unknown) => {
    sayError(app, `cannot open the files: ${messageOf(error)}`);
  });
}

/** Keeps a small picture of every noted frame that the movie showed. */
function takeThumbnail(): void {
  const { session: open, at, shown, look, stage } = store.state;
  const picture = playback.player.grab();
  if (open === undefined || picture === undefined || look === undefined || at.frame !== shown.frame) return;
  if (playback.isPlaying || noteAt(open.notes, at) === undefined) return;
  const drawing = look.svg === "" ? undefined : new Blob([look.svg], { type: "image/svg+xml" });
  void app.thumbnails.grab(at, picture, stage.shape, drawing);
}

byId("open").addEventListener("click", chooseFiles);
byId("open-folder").addEventListener("click", () => {
  choose("folder", folderField);
});
byId("close").addEventListener("click", () => void closeSession(app));
byId("save").addEventListener("click", () => void saveSession(app));
byId("compare").addEventListener("click", () => {
  earlierField.click();
});
byId("export").addEventListener("click", () => {
  exportDialog.open();
});
byId("help").addEventListener("click", () => {
  help.showModal();
});
for (const field of [fileField, folderField]) {
  field.addEventListener("change", () => {
    openGiven(chosenFiles(field));
  });
}
earlierField.addEventListener("change", () => {
  const [earlier] = chosenFiles(earlierField);
  if (earlier !== undefined) void compareWith(app, earlier.file);
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || isTyping(event.target) || document.querySelector("dialog[open]") !== null)
    return;
  if (event.key === "?") {
    help.showModal();
    return;
  }
  if (store.state.screen !== "session") return;
  if (event.key === "s" && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    showPane(app, "notes");
    requestAnimationFrame(() => {
      session.focusSearch();
    });
    return;
  }
  // Space and Enter press the button that has the focus.
  if (
    event.key === " " &&
    event.target instanceof HTMLElement &&
    event.target.matches("button, summary, input")
  )
    return;
  const command = commandOfKey(event);
  if (command === undefined) return;
  event.preventDefault();
  command.run(app);
});

const dropHint = byId("drop-hint");
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  dropHint.hidden = event.dataTransfer?.types.includes("Files") !== true;
});
document.addEventListener("dragleave", ({ relatedTarget }) => {
  if (relatedTarget === null) dropHint.hidden = true;
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  dropHint.hidden = true;
  if (event.dataTransfer === null) return;
  droppedFiles(event.dataTransfer).then(openGiven, (error: unknown) => {
    sayError(app, `cannot read what was dropped: ${messageOf(error)}`);
  });
});
addEventListener("popstate", () => void openAddress(app, location.hash));
addEventListener("hashchange", () => void openAddress(app, location.hash));

void recentSessions().then((recent) => {
  store.update({ recent });
});
void openAddress(app, location.hash);

// Offline and installed: only where the browser allows it.
if ("serviceWorker" in navigator && isSecureContext) {
  navigator.serviceWorker.register("./service-worker.js").catch(() => undefined);
}
