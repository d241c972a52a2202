import {
  exportedNotes,
  exportNotes,
  exportPictures,
  type ExportChoice,
  type ExportOutcome,
} from "../actions/export-notes.ts";
import { saveSession } from "../actions/edit-note.ts";
import type { ExportFormat } from "../../shared/protocol.ts";
import type { App } from "../app.ts";
import { button, count, h, labeled, messageOf, select } from "../dom.ts";
import { dialog } from "./dialog.ts";

const FORMATS: Readonly<Record<ExportFormat, readonly [title: string, use: string]>> = {
  report: ["Review report", "a page to read, print and send"],
  csv: ["CSV", "for spreadsheets"],
  markdown: ["Markdown", "for wikis and tickets"],
  json: ["JSON", "for programs"],
  edl: ["Markers as EDL", "for DaVinci Resolve"],
  "edl-loc": ["Markers as EDL with locators", "for Avid and Premiere Pro"],
  avid: ["Markers for Avid", "a text file for Media Composer"],
  fcp7xml: ["Markers as Final Cut Pro 7 XML", "for Premiere Pro and Resolve"],
  fcpxml: ["Markers as FCPXML", "for Final Cut Pro and Resolve"],
  otio: ["Markers as OpenTimelineIO", "for everything that reads .otio"],
  "frameio-csv": ["Comments for Frame.io", "a CSV file"],
  rv: ["Session for RV", "the movies with marked frames"],
};

/** Asks what to export, and saves it as a file on this computer. */
export class ExportDialog {
  readonly element: HTMLDialogElement;
  readonly #app: App;
  readonly #what = select(["listed", "The notes in the list"], ["all", "All notes"]);
  readonly #rate = h("input", { type: "text", inputmode: "decimal", placeholder: "none, e.g. 24 or 23.976" });
  readonly #start = h("input", { type: "text", placeholder: "the movie’s own, else 00:00:00:00" });
  readonly #first = select(["1", "1"], ["1001", "1001"], ["0", "0"]);
  readonly #timeline = select(["movie", "One for each movie"], ["playlist", "One for the playlist"]);
  readonly #outcome = h("div", { class: "outcome", role: "status" });
  readonly #buttons: readonly HTMLButtonElement[];

  constructor(app: App) {
    this.#app = app;
    const formats = Object.entries(FORMATS).map(([format, [title, use]]) =>
      formatButton(
        title,
        use,
        () =>
          void this.#run((progress) =>
            exportNotes(app, this.#choice(format as ExportFormat), this.#isListed, progress),
          ),
      ),
    );
    this.#buttons = [
      ...formats,
      formatButton(
        "Pictures",
        "drawn frames as PNG files in a ZIP",
        () => void this.#run((progress) => exportPictures(app, this.#isListed, progress)),
      ),
      formatButton("Session", "a .csc file for cineSync, always whole", () => {
        this.element.close();
        void saveSession(app);
      }),
    ];
    this.element = dialog(
      "Export",
      h(
        "div",
        { class: "fields" },
        labeled("What to export", this.#what),
        labeled("Frame rate where neither session nor movie has one", this.#rate),
        labeled("Timecode of the first frame", this.#start),
        labeled("Number of the first frame", this.#first),
        labeled("Timelines for markers", this.#timeline),
      ),
      h("div", { class: "formats" }, ...this.#buttons),
      this.#outcome,
    );
  }

  open(): void {
    this.#outcome.replaceChildren();
    const listed = exportedNotes(this.#app, true).length;
    const all = exportedNotes(this.#app, false).length;
    const [first, second] = [...this.#what.options];
    if (first && second) {
      first.textContent = `The list: ${count(listed, "entry", "entries")}`;
      second.textContent = `The whole session: ${count(all, "entry", "entries")}`;
    }
    this.element.showModal();
  }

  get #isListed(): boolean {
    return (
      this.#what.value === "listed" &&
      this.#app.store.state.listed.length < exportedNotes(this.#app, false).length
    );
  }

  #choice(format: ExportFormat): ExportChoice {
    return {
      format,
      defaultFrameRate: this.#rate.value.trim(),
      startTimecode: this.#start.value.trim(),
      firstFrame: Number(this.#first.value),
      timeline: this.#timeline.value === "playlist" ? "playlist" : "movie",
    };
  }

  async #run(work: (onProgress: (text: string) => void) => Promise<ExportOutcome>): Promise<void> {
    for (const one of this.#buttons) one.disabled = true;
    this.#outcome.replaceChildren(h("p", {}, "Working…"));
    try {
      const { name, notes, problems } = await work((text) => {
        this.#outcome.replaceChildren(h("p", {}, text));
      });
      this.#outcome.replaceChildren(
        h("p", {}, `Saved as ${name}, with ${count(notes, "entry", "entries")}`),
        ...(problems.length > 0
          ? [h("p", {}, "Not in it:"), h("ul", {}, ...problems.map((text) => h("li", {}, text)))]
          : []),
      );
    } catch (error) {
      this.#outcome.replaceChildren(h("p", { class: "error" }, messageOf(error)));
    } finally {
      for (const one of this.#buttons) one.disabled = false;
      this.#outcome.scrollIntoView({ block: "nearest" });
    }
  }
}

function formatButton(title: string, use: string, run: () => void): HTMLButtonElement {
  const element = button("", run, { class: "format" });
  element.append(h("b", {}, title), h("span", {}, use));
  return element;
}
