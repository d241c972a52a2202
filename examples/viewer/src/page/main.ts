import { button, byId, count, h } from "./dom.ts";
import { droppedFiles, sortFiles } from "./dropped-files.ts";
import type { Sample } from "./samples.ts";
import { SavedFrames } from "./saved-frames.ts";
import { SessionClient } from "./session-client.ts";
import { SessionView } from "./session-view.ts";
import { LoadingView, startView } from "./start-view.ts";

const main = byId("main");
const messages = byId("messages");
const fileField = byId("files") as HTMLInputElement;
const savedFrames = new SavedFrames();

let client = new SessionClient();
let view: SessionView | undefined;
/** The session that is being read. */
let reading: SessionClient | undefined;

function chooseFiles(): void {
  fileField.click();
}

function say(...content: readonly (Node | string)[]): void {
  const message = h("div", { class: "message" }, h("p", {}, ...content));
  message.append(
    button(
      "×",
      () => {
        message.remove();
      },
      { "aria-label": "Dismiss this message", class: "dismiss" },
    ),
  );
  messages.append(message);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function showMain(): void {
  main.replaceChildren(view?.element ?? startView(chooseFiles, (sample) => void openSample(sample)));
}

async function openSample(sample: Sample): Promise<void> {
  await openFiles(await sample.load());
}

async function openFiles(files: readonly File[]): Promise<void> {
  messages.replaceChildren();
  const { sessions, pictures, movies } = sortFiles(files);
  savedFrames.add(pictures);
  const [session, ...more] = sessions;
  if (session !== undefined) await openSession(session);
  if (more.length > 0)
    say(`One session at a time: ${more.map(({ name }) => name).join(", ")} was not opened.`);
  if (session === undefined && pictures.length > 0) {
    await view?.picturesAdded();
    say(`${count(pictures.length, "saved frame")} added${view ? "" : "; now drop the session"}.`);
  }
  for (const movie of movies) await findMovie(movie);
}

async function openSession(file: File): Promise<void> {
  reading?.close();
  const opening = new SessionClient();
  reading = opening;
  const loading = new LoadingView(file.name, () => {
    opening.close();
  });
  opening.onProgress = ({ bytes, totalBytes, movies, annotations }) => {
    const percent = totalBytes === 0 ? 100 : Math.floor((100 * bytes) / totalBytes);
    const found = `${count(movies, "entry", "entries")}, ${count(annotations, "annotation")}`;
    loading.show(
      totalBytes === 0 ? 1 : bytes / totalBytes,
      `${percent} % of ${megabytes(totalBytes)} · ${found}`,
    );
  };
  main.replaceChildren(loading.element);
  try {
    const overview = await opening.ask("open", file);
    client.close();
    client = opening;
    view = new SessionView(file.name, overview, client, savedFrames);
    byId("session-name").textContent = file.name;
    byId("export").hidden = false;
    document.title = `${file.name} · Session viewer`;
    showMain();
    for (const warning of overview.warnings) say(warning);
    await view.start();
  } catch (error) {
    opening.close();
    // Cancelled for the sake of another session, which is being shown instead.
    if (reading !== opening) return;
    showMain();
    say(`${file.name} was not opened. ${messageOf(error)}`);
  } finally {
    if (reading === opening) reading = undefined;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;
}

/** Tells which entry of the playlist a movie is, by its short hash. */
async function findMovie(movie: File): Promise<void> {
  try {
    const { shortHash, places } = await client.ask("find", movie);
    const [first] = places;
    const hash = h("code", {}, shortHash);
    if (first === undefined) {
      const where = view === undefined ? "Open a session to look for it." : "It is not in this playlist.";
      say(`${movie.name} has the short hash `, hash, `. ${where}`);
      return;
    }
    await view?.showMovie(first);
    const others = places
      .slice(1)
      .map((place) => button(`Show place ${place}`, () => void view?.showMovie(place)));
    say(`${movie.name} is number ${first} of the playlist, by its short hash `, hash, ". ", ...others);
  } catch (error) {
    say(`${movie.name} has no short hash. ${messageOf(error)}`);
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, select, textarea");
}

byId("open").addEventListener("click", chooseFiles);
byId("export").addEventListener("click", () => {
  view?.openExport();
});
fileField.addEventListener("change", () => {
  const files = [...(fileField.files ?? [])];
  // The same file again is a change too.
  fileField.value = "";
  void openFiles(files);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  view?.focusSearch();
});

const dropHint = byId("drop-hint");
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  dropHint.hidden = false;
});
document.addEventListener("dragleave", ({ relatedTarget }) => {
  if (relatedTarget === null) dropHint.hidden = true;
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  dropHint.hidden = true;
  if (event.dataTransfer === null) return;
  droppedFiles(event.dataTransfer).then(openFiles, (error: unknown) => {
    say(`What was dropped cannot be read. ${messageOf(error)}`);
  });
});

showMain();
