import type { MediaEntry } from "../shared/protocol.ts";
import { button, h, labelled, newId, select } from "./dom.ts";
import type { SavedFrames } from "./saved-frames.ts";
import type { SessionClient } from "./session-client.ts";

const SHAPES = [
  ["1.7777778", "16:9"],
  ["1.85", "1.85:1"],
  ["2.39", "2.39:1"],
  ["1.3333333", "4:3"],
  ["1", "1:1"],
  ["0.5625", "9:16"],
] as const;

export interface FrameViewOptions {
  readonly client: SessionClient;
  readonly media: readonly MediaEntry[];
  readonly savedFrames: SavedFrames;
  /** A person went to another frame of the same movie. */
  readonly onFrame: (place: number, frame: number) => void;
  /** A person asked for the note before (−1) or behind (1) the one that is shown. */
  readonly onStep: (by: number) => void;
}

/** One frame of a movie: its drawing, over the saved frame where there is one, and its notes. */
export class FrameView {
  readonly element: HTMLElement;
  readonly #options: FrameViewOptions;
  readonly #heading = h("h2", { id: newId(), tabindex: -1 });
  readonly #timecode = h("span", { class: "timecode" });
  readonly #slider = h("input", { type: "range", min: 1, "aria-label": "Frame" });
  readonly #ticks = h("datalist", { id: newId() });
  readonly #number = h("input", { type: "number", min: 1, step: 1, required: true });
  readonly #steps: readonly HTMLButtonElement[];
  readonly #shape = select(...SHAPES);
  readonly #backdrop = select(["auto", "What suits it"], ["dark", "Dark"], ["light", "Light"]);
  readonly #picture = select(["saved", "Saved frame"], ["drawing", "Drawing alone"]);
  readonly #pictureLabel = labelled("Picture", this.#picture);
  readonly #image = h("img", { alt: "" });
  readonly #nothing = h("p", { class: "nothing" });
  readonly #stage = h("div", { class: "stage" }, this.#image, this.#nothing);
  readonly #notes = h("p", { class: "note", dir: "auto" });
  readonly #facts = h("dl");
  readonly #about = h("details", { class: "about" }, h("summary", {}, "About this movie"), this.#facts);
  #place = 0;
  #frame = 0;
  #turn = 0;

  constructor(options: FrameViewOptions) {
    this.#options = options;
    this.#slider.setAttribute("list", this.#ticks.id);
    const frameStep = (by: number): void => {
      this.#goTo(this.#frame + by);
    };
    this.#steps = [
      button("‹ Frame", () => {
        frameStep(-1);
      }),
      button("Frame ›", () => {
        frameStep(1);
      }),
    ];
    const [back, forth] = this.#steps as [HTMLButtonElement, HTMLButtonElement];
    const noteBack = button("« Note", () => {
      options.onStep(-1);
    });
    const noteForth = button("Note »", () => {
      options.onStep(1);
    });
    this.#slider.addEventListener("input", () => {
      this.#goTo(this.#slider.valueAsNumber);
    });
    this.#number.addEventListener("change", () => {
      this.#goTo(this.#number.valueAsNumber);
    });
    for (const field of [this.#shape, this.#picture, this.#backdrop]) {
      field.addEventListener("change", () => void this.#draw());
    }
    this.element = h(
      "section",
      { class: "frame", "aria-labelledby": this.#heading.id },
      h("div", { class: "title" }, this.#heading, this.#timecode),
      this.#stage,
      h(
        "div",
        { class: "toolbar" },
        noteBack,
        back,
        forth,
        noteForth,
        h("div", { class: "scrub" }, labelled("Frame", this.#number), this.#slider, this.#ticks),
      ),
      this.#notes,
      this.#about,
      h(
        "div",
        { class: "toolbar look" },
        this.#pictureLabel,
        labelled("Shape of the frame", this.#shape),
        labelled("Behind the drawing", this.#backdrop),
      ),
    );
  }

  /** Width divided by height of frames without a picture. */
  get shape(): number {
    return Number(this.#shape.value);
  }

  /** Shows a frame of a movie; frame 0 stands for the movie, place 0 for the session, as a whole. */
  async show(place: number, frame: number, frames: readonly number[]): Promise<void> {
    const movie = this.#options.media[place - 1];
    if (place !== this.#place) {
      this.#place = place;
      this.#heading.textContent = movie?.name ?? "The whole session";
      this.#slider.max = String(Math.max(2, movie?.lastFrame ?? 1));
      // More could not be told apart.
      const ticks = frames.length > 300 ? [] : frames;
      this.#ticks.replaceChildren(...ticks.map((value) => h("option", { value })));
      await this.#showFacts();
    }
    this.#frame = frame;
    await this.#draw();
  }

  /** Pictures were added. */
  async refresh(): Promise<void> {
    await this.#draw();
  }

  #goTo(frame: number): void {
    if (this.#place === 0 || !Number.isSafeInteger(frame)) return;
    this.#options.onFrame(this.#place, Math.max(1, frame));
  }

  async #showFacts(): Promise<void> {
    const facts = this.#place === 0 ? [] : await this.#options.client.ask("movie", this.#place);
    this.#about.hidden = facts.length === 0;
    this.#facts.replaceChildren(
      ...facts.map(({ name, value }) => h("div", {}, h("dt", {}, name), h("dd", { dir: "auto" }, value))),
    );
  }

  async #draw(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const [place, frame] = [this.#place, this.#frame];
    const look = await this.#options.client.ask("frame", { place, frame, shape: this.shape });
    // Somebody who holds an arrow key down is further by now.
    if (turn !== this.#turn) return;
    const name = this.#options.media[place - 1]?.name ?? "";
    const hasFrame = place > 0 && frame > 0;
    const saved = look.svg === "" ? undefined : this.#options.savedFrames.find(name, frame);
    const isSaved = saved !== undefined && this.#picture.value === "saved";
    this.#timecode.textContent = hasFrame
      ? [`Frame ${frame}`, look.timecode].filter(Boolean).join(" · ")
      : "";
    for (const field of [this.#slider, this.#number, ...this.#steps]) field.disabled = place === 0;
    this.#slider.value = String(Math.max(1, frame));
    this.#slider.setAttribute("aria-valuetext", `Frame ${frame}`);
    this.#number.value = hasFrame ? String(frame) : "";
    this.#pictureLabel.hidden = saved === undefined;
    this.#stage.hidden = !hasFrame;
    this.#stage.style.aspectRatio = isSaved ? "auto" : String(this.shape);
    this.#stage.dataset["backdrop"] = this.#backdrop.value === "auto" ? look.backdrop : this.#backdrop.value;
    this.#showImage(
      isSaved ? saved : look.svg === "" ? undefined : new Blob([look.svg], { type: "image/svg+xml" }),
    );
    this.#image.alt = look.svg === "" ? "" : `Frame ${frame} of ${name} with a drawing: ${look.description}`;
    this.#nothing.textContent = look.svg === "" ? "Nothing is drawn on this frame." : "";
    this.#notes.textContent = look.notes || "No notes.";
    this.#notes.classList.toggle("empty", look.notes === "");
  }

  #showImage(picture: Blob | undefined): void {
    if (this.#image.src !== "") URL.revokeObjectURL(this.#image.src);
    this.#image.hidden = picture === undefined;
    if (picture === undefined) this.#image.removeAttribute("src");
    else this.#image.src = URL.createObjectURL(picture);
  }
}
