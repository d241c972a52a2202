import type { App } from "../app.ts";
import { h, middleCut, newId } from "../dom.ts";
import { goTo } from "../actions/go-to.ts";
import { preferStepper, setBlankShape, showSavedFrames } from "../actions/show.ts";
import { checkBox, labeled, select } from "../dom.ts";
import { lastFrameAt, playedRange } from "../state/movie-at.ts";
import type { State } from "../state/state.ts";
import { commandButton } from "./command-button.ts";
import { NoteView } from "./note-view.ts";
import { StageView } from "./stage-view.ts";

const SHAPES = [
  ["1.7777778", "16:9"],
  ["1.85", "1.85:1"],
  ["2.39", "2.39:1"],
  ["1.3333333", "4:3"],
  ["1", "1:1"],
  ["0.5625", "9:16"],
] as const;

const TRANSPORT = [
  "previous-note",
  "range-start",
  "back-10",
  "reverse",
  "back-1",
  "play",
  "forward-1",
  "forward",
  "forward-10",
  "range-end",
  "next-note",
] as const;
const TOOLS = ["set-in", "set-out", "clear-range", "loop", "drawings", "grab", "full-screen"] as const;
/** More marks on the slider would merge. */
const MAX_TICKS = 300;

/** One frame of a movie: the picture with its drawing, the controls that move it, and its note. */
export class PictureView {
  readonly element: HTMLElement;
  readonly #stage: StageView;
  readonly #note: NoteView;
  readonly #heading = h("h2", { id: newId(), tabindex: -1 });
  readonly #where = h("span", { class: "timecode" });
  readonly #slider = h("input", { type: "range", min: 1, "aria-label": "Frame" });
  readonly #ticks = h("div", { class: "ticks", "aria-hidden": "true" });
  readonly #number = h("input", { type: "number", min: 1, step: 1, required: true });
  readonly #buttons: ReadonlyMap<string, HTMLButtonElement>;
  readonly #speed = h("span", { class: "speed", role: "status" });
  readonly #shape = select(...SHAPES);
  readonly #shapeLabel = labeled("Shape of the frame", this.#shape);
  readonly #saved;
  readonly #stepper;
  readonly #facts = h("dl");
  readonly #about = h("details", { class: "about" }, h("summary", {}, "About this movie"), this.#facts);

  constructor(app: App) {
    this.#stage = new StageView(app);
    this.#note = new NoteView(app);
    const goToFrame = (frame: number): void => {
      const { at } = app.store.state;
      if (at.position > 0 && Number.isSafeInteger(frame)) goTo(app, { ...at, frame: Math.max(1, frame) });
    };
    this.#slider.addEventListener("input", () => {
      goToFrame(this.#slider.valueAsNumber);
    });
    this.#number.addEventListener("change", () => {
      goToFrame(this.#number.valueAsNumber);
    });
    this.#shape.addEventListener("change", () => {
      setBlankShape(app, Number(this.#shape.value));
    });
    this.#saved = checkBox("Saved frame", (checked) => {
      showSavedFrames(app, checked);
    });
    this.#stepper = checkBox("Decode frame by frame", (checked) => {
      preferStepper(app, checked);
    });
    this.#buttons = new Map([...TRANSPORT, ...TOOLS].map((id) => [id, commandButton(app, id)]));
    const buttons = (ids: readonly string[]): HTMLButtonElement[] =>
      ids.flatMap((id) => this.#buttons.get(id) ?? []);
    this.element = h(
      "section",
      { class: "picture pane", "aria-labelledby": this.#heading.id },
      h("div", { class: "title" }, this.#heading, this.#where),
      this.#stage.element,
      h(
        "div",
        { class: "scrub" },
        h("div", { class: "slider" }, this.#ticks, this.#slider),
        labeled("Frame", this.#number),
      ),
      h(
        "div",
        { class: "toolbar transport", role: "group", "aria-label": "Play" },
        ...buttons(TRANSPORT),
        this.#speed,
      ),
      this.#note.element,
      h(
        "div",
        { class: "toolbar tools", role: "group", "aria-label": "Picture" },
        ...buttons(TOOLS),
        this.#saved.label,
        this.#stepper.label,
        this.#shapeLabel,
      ),
      this.#about,
    );
  }

  update(state: State, previous: State): void {
    const { session, at } = state;
    if (session === undefined) return;
    this.element.classList.toggle("no-movies", session.overview.media.length === 0);
    this.#stage.update(state, previous);
    this.#note.update(state, previous);
    const media = session.overview.media[at.position - 1];
    const isOther = at.position !== previous.at.position || session.client !== previous.session?.client;
    if (isOther) this.#heading.replaceChildren(media ? middleCut(media.name) : "The whole session");
    const isRelisted = session.notes !== previous.session?.notes;
    const isOtherLength =
      state.movies !== previous.movies || state.stage.frameCount !== previous.stage.frameCount;
    if (isOther || isRelisted || isOtherLength) this.#showTicks(state);
    if (isOther || at !== previous.at || state.look !== previous.look) this.#showFrame(state);
    if (state.play !== previous.play || isOther || isOtherLength) this.#showPlay(state);
    if (state.facts !== previous.facts) this.#showFacts(state);
    this.#shape.value =
      SHAPES.find(([value]) => Number(value) === state.blankShape)?.[0] ?? this.#shape.value;
    const isMovie = state.stage.kind === "video" || state.stage.kind === "stepper";
    this.#shapeLabel.hidden = isMovie || at.position === 0;
    this.#saved.label.hidden = this.#stage.savedFrame === "none";
    this.#saved.field.checked = this.#stage.savedFrame === "shown";
    this.#stepper.label.hidden = !state.movies.has(at.position) || state.stage.kind === "blank";
    this.#stepper.field.checked = state.prefersStepper;
    this.#buttons.get("drawings")?.setAttribute("aria-pressed", String(state.showDrawings));
  }

  #showFrame({ at, look }: State): void {
    const hasFrame = at.position > 0 && at.frame > 0;
    const timecode = look?.timecode ?? "";
    const whole = at.position > 0 ? "Note on the movie" : "";
    this.#where.textContent = hasFrame ? [`Frame ${at.frame}`, timecode].filter(Boolean).join(" · ") : whole;
    this.#slider.value = String(Math.max(1, at.frame));
    this.#slider.setAttribute("aria-valuetext", `Frame ${at.frame}`);
    if (document.activeElement !== this.#number || !hasFrame)
      this.#number.value = hasFrame ? String(at.frame) : "";
    const isDisabled = at.position === 0;
    for (const field of [this.#slider, this.#number]) field.disabled = isDisabled;
    for (const [id, one] of this.#buttons)
      one.disabled = isDisabled && !id.endsWith("-note") && id !== "full-screen";
  }

  #showTicks(state: State): void {
    const { at } = state;
    const last = Math.max(2, lastFrameAt(state, at.position));
    this.#slider.max = String(last);
    const all = state.session?.notes ?? [];
    const notes = all.filter(({ position, frame }) => position === at.position && frame > 0);
    this.#ticks.replaceChildren(
      ...(notes.length > MAX_TICKS ? [] : notes).map(({ frame }) => {
        const tick = h("i");
        tick.style.setProperty("--at", String((frame - 1) / (last - 1)));
        return tick;
      }),
    );
  }

  #showPlay(state: State): void {
    const { isPlaying, speed, loop, range } = state.play;
    const play = this.#buttons.get("play");
    if (play) {
      play.textContent = isPlaying ? "❚❚" : "▶";
      play.setAttribute("aria-label", isPlaying ? "Stop" : "Play");
    }
    this.#buttons.get("loop")?.setAttribute("aria-pressed", String(loop));
    const { first, last } = playedRange(state);
    const speedText = isPlaying && speed !== 1 ? `${speed}×` : "";
    this.#speed.textContent = [speedText, range ? `range ${first}–${last}` : ""].filter(Boolean).join(" · ");
    const total = Math.max(2, lastFrameAt(state, state.at.position));
    const { style } = this.#ticks;
    style.setProperty("--first", String(range ? (first - 1) / (total - 1) : 0));
    style.setProperty("--last", String(range ? (last - 1) / (total - 1) : 1));
    const clear = this.#buttons.get("clear-range");
    if (clear) clear.hidden = range === undefined;
  }

  #showFacts({ facts }: State): void {
    this.#about.hidden = facts.length === 0;
    this.#facts.replaceChildren(
      ...facts.map(({ name, value }) => h("div", {}, h("dt", {}, name), h("dd", { dir: "auto" }, value))),
    );
  }
}
