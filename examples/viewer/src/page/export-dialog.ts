import type { ExportedFile, ExportFormat, ExportRequest } from "../shared/protocol.ts";
import { button, h, labelled, newId, select } from "./dom.ts";

const FORMATS: Readonly<Record<ExportFormat, readonly [title: string, use: string]>> = {
  report: ["Review report", "a page to read, print and send"],
  csv: ["CSV", "for spreadsheets"],
  markdown: ["Markdown", "for wikis and tickets"],
  json: ["JSON", "for programs"],
  edl: ["Markers as EDL", "for DaVinci Resolve"],
  fcp7: ["Markers as Final Cut Pro 7 XML", "for Premiere Pro and Resolve"],
  fcpxml: ["Markers as FCPXML", "for Final Cut Pro and Resolve"],
  otio: ["Markers as OpenTimelineIO", "for everything that reads .otio"],
};

/** What the dialog leaves to others. */
export interface ExportDialogOptions {
  /** What exported files are called, without an ending. */
  readonly name: string;
  readonly run: (request: Omit<ExportRequest, "shape" | "pictures">) => Promise<ExportedFile>;
}

/** Asks what to export, and saves it as a file on this computer. */
export class ExportDialog {
  readonly element: HTMLDialogElement;
  readonly #options: ExportDialogOptions;
  readonly #rate = h("input", { type: "text", inputmode: "decimal", placeholder: "none, e.g. 24 or 23.976" });
  readonly #start = h("input", { type: "text", placeholder: "00:00:00:00" });
  readonly #first = select(["1", "1"], ["1001", "1001"], ["0", "0"]);
  readonly #timeline = select(["movie", "One for each movie"], ["playlist", "One for the playlist"]);
  readonly #outcome = h("div", { class: "outcome", role: "status" });
  readonly #buttons: readonly HTMLButtonElement[];

  constructor(options: ExportDialogOptions) {
    this.#options = options;
    const heading = h("h2", { id: newId() }, "Export");
    this.#buttons = Object.entries(FORMATS).map(([format, [title, use]]) => {
      const run = button("", () => void this.#export(format as ExportFormat), { class: "format" });
      run.append(h("b", {}, title), h("span", {}, use));
      return run;
    });
    this.element = h(
      "dialog",
      { "aria-labelledby": heading.id },
      h(
        "div",
        { class: "title" },
        heading,
        button("Close", () => {
          this.element.close();
        }),
      ),
      h(
        "div",
        { class: "fields" },
        labelled("Frame rate of movies that the session gives none", this.#rate),
        labelled("Timecode of the first frame", this.#start),
        labelled("Number of the first frame", this.#first),
        labelled("Timelines for markers", this.#timeline),
      ),
      h("div", { class: "formats" }, ...this.#buttons),
      this.#outcome,
    );
  }

  open(): void {
    this.#outcome.replaceChildren();
    this.element.showModal();
  }

  async #export(format: ExportFormat): Promise<void> {
    for (const one of this.#buttons) one.disabled = true;
    this.#outcome.replaceChildren(h("p", {}, "Working…"));
    try {
      const { name, file, problems } = await this.#options.run({
        format,
        name: this.#options.name,
        defaultFrameRate: this.#rate.value.trim(),
        startTimecode: this.#start.value.trim(),
        firstFrame: Number(this.#first.value),
        timeline: this.#timeline.value === "playlist" ? "playlist" : "movie",
      });
      save(file, name);
      this.#outcome.replaceChildren(
        h("p", {}, `Saved as ${name}.`),
        ...(problems.length > 0
          ? [h("p", {}, "Not in it:"), h("ul", {}, ...problems.map((text) => h("li", {}, text)))]
          : []),
      );
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#outcome.replaceChildren(h("p", { class: "error" }, message));
    } finally {
      for (const one of this.#buttons) one.disabled = false;
      this.#outcome.scrollIntoView({ block: "nearest" });
    }
  }
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  h("a", { href: url, download: name }).click();
  // The browser has to have begun to read it.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
