import type { MediaEntry, NoteEntry, Overview } from "../shared/protocol.ts";
import { h } from "./dom.ts";
import { ExportDialog } from "./export-dialog.ts";
import { FrameView } from "./frame-view.ts";
import { NotesView } from "./notes-view.ts";
import { PlaylistView } from "./playlist-view.ts";
import type { SavedFrames } from "./saved-frames.ts";
import type { SessionClient } from "./session-client.ts";

/** An open session: playlist, frame and notes side by side, always showing the same place. */
export class SessionView {
  readonly element: HTMLElement;
  readonly overview: Overview;
  readonly #client: SessionClient;
  readonly #playlist: PlaylistView;
  readonly #frame: FrameView;
  readonly #notes: NotesView;
  readonly #export: ExportDialog;
  /** Where the notes of each place begin in the list of all. */
  readonly #starts = new Map<number, number>();

  constructor(name: string, overview: Overview, client: SessionClient, savedFrames: SavedFrames) {
    this.overview = overview;
    this.#client = client;
    for (const [index, { place }] of client.notes.entries()) {
      if (!this.#starts.has(place)) this.#starts.set(place, index);
    }
    const { media } = overview;
    this.#playlist = new PlaylistView(overview, (place) => void this.showMovie(place));
    this.#frame = new FrameView({
      client,
      media,
      savedFrames,
      onFrame: (place, frame) => void this.#show(place, frame),
      onStep: (by) => {
        this.#notes.step(by);
      },
    });
    this.#notes = new NotesView({
      client,
      media,
      onChoose: ({ place, frame }) => void this.#show(place, frame),
    });
    this.#export = new ExportDialog({
      name: name.replace(/\.(?:csc|xml)$/iu, ""),
      run: (request) => {
        const pictures = savedFrames.all(media, client.notes);
        return client.ask("export", { ...request, shape: this.#frame.shape, pictures });
      },
    });
    this.element = h(
      "div",
      { class: "session" },
      this.#playlist.element,
      this.#frame.element,
      this.#notes.element,
      this.#export.element,
    );
  }

  /** Shows where the session was left: the movie that is being shown, or the first one with notes. */
  async start(): Promise<void> {
    const { media } = this.overview;
    const noted = (entry: MediaEntry): boolean => entry.frames > 0;
    const first = media.find((entry) => entry.active && noted(entry)) ?? media.find(noted);
    await this.showMovie(first ? media.indexOf(first) + 1 : 1);
  }

  /** Shows the first frame of a movie that is drawn on, else its first note. */
  async showMovie(place: number): Promise<void> {
    const notes = this.#notesOf(place);
    const first =
      notes.find(({ drawings }) => drawings !== "") ?? notes.find(({ frame }) => frame > 0) ?? notes[0];
    await this.#show(place, first?.frame ?? (this.overview.media.length === 0 ? 0 : 1));
  }

  async picturesAdded(): Promise<void> {
    await this.#frame.refresh();
  }

  openExport(): void {
    this.#export.open();
  }

  focusSearch(): void {
    this.#notes.focusSearch();
  }

  async #show(place: number, frame: number): Promise<void> {
    const known = this.overview.media[place - 1] === undefined ? 0 : place;
    this.#playlist.mark(known);
    this.#notes.mark(known, known === 0 ? 0 : frame);
    const frames = this.#notesOf(known).map((note) => note.frame);
    await this.#frame.show(known, known === 0 ? 0 : frame, frames);
  }

  #notesOf(place: number): NoteEntry[] {
    const { notes } = this.#client;
    const start = this.#starts.get(place);
    if (start === undefined) return [];
    let end = start;
    while (notes[end]?.place === place) end += 1;
    return notes.slice(start, end);
  }
}
