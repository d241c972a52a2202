import { sayError } from "../actions/messages.ts";
import type { App } from "../app.ts";
import { h } from "../dom.ts";
import type { Player } from "../player/player.ts";
import { isSameSpot, type State } from "../state/state.ts";

/** The picture: movie, saved frame or blank frame, with the drawing over it, in one box of the picture's shape. */
export class StageView {
  readonly element: HTMLElement;
  savedFrame: "none" | "hidden" | "shown" = "none";
  readonly #app: App;
  readonly #player = h("div", { class: "player" });
  readonly #saved = h("img", { class: "saved", alt: "" });
  readonly #drawing = h("img", { class: "drawing", alt: "" });
  readonly #box = h("div", { class: "box" }, this.#player, this.#saved, this.#drawing);
  readonly #badge = h("p", { class: "badge" });
  readonly #problem = h("p", { class: "problem", role: "status" });
  #savedFile: File | undefined;
  #svg = "";

  constructor(app: App) {
    this.#app = app;
    this.element = h("div", { class: "stage" }, this.#box, this.#badge, this.#problem);
    this.#saved.addEventListener("load", () => {
      this.#shapeBox(this.#saved.naturalWidth / this.#saved.naturalHeight);
    });
    this.#saved.addEventListener("error", () => {
      if (this.#savedFile === undefined) return;
      sayError(app, `${this.#savedFile.name} is not a picture that the browser can show`);
    });
  }

  update(state: State, previous: State): void {
    const { at, session, look, stage, shown } = state;
    const hasFrame = at.position > 0 && at.frame > 0;
    this.element.hidden = !hasFrame;
    this.#showPlayer(this.#app.playback.player);
    const name = session?.overview.media[at.position - 1]?.name ?? "";
    const isDrawn = look !== undefined && look.svg !== "";
    const saved = hasFrame && isDrawn ? session?.savedFrames.find(name, at.frame) : undefined;
    const isMovie = stage.kind === "video" || stage.kind === "stepper" || stage.kind === "opening";
    // A saved frame shows what cineSync showed; with the movie open it appears on request only.
    const used = (state.showSaved ?? !isMovie) ? saved : undefined;
    this.savedFrame = saved === undefined ? "none" : used === undefined ? "hidden" : "shown";
    this.#showSaved(used);
    if (used === undefined) this.#shapeBox(stage.shape);
    this.element.style.setProperty("--blank", look?.background || "#20242b");
    // The frame that the picture shows by now, and how: also for style sheets and scripts of others.
    this.element.dataset["frame"] = String(shown.frame);
    this.element.dataset["player"] = stage.kind;
    this.#badge.textContent = badge(state, used !== undefined, isDrawn);
    this.#showProblem(state);
    // The drawing must not lie on the frame before while the player still seeks.
    const isThere = isSameSpot(shown, at) || stage.kind === "blank";
    this.#drawing.hidden = !state.showDrawings || used !== undefined || !isThere || !isDrawn;
    const alt = isDrawn ? `Frame ${at.frame} of ${name} with a drawing: ${look.description}` : "";
    this.#drawing.alt = used === undefined ? alt : "";
    this.#saved.alt = used === undefined ? "" : alt;
    if (look !== previous.look) this.#showDrawing(look?.svg ?? "");
  }

  #showProblem({ stage, at, movies }: State): void {
    this.#problem.hidden = stage.problem === "";
    if (this.#problem.dataset["text"] === stage.problem) return;
    this.#problem.dataset["text"] = stage.problem;
    const codec = movies.get(at.position)?.info?.codecName ?? "";
    const isProres = codec.includes("ProRes") && !document.documentElement.hasAttribute("data-prores");
    const link = h("a", { href: `./prores.html${location.hash}` }, "Open the page with the ProRes decoder");
    this.#problem.replaceChildren(stage.problem, ...(isProres ? [h("br"), link] : []));
  }

  #showPlayer(player: Player): void {
    if (this.#player.firstChild === player.element) return;
    this.#player.replaceChildren(player.element);
  }

  #showSaved(file: File | undefined): void {
    this.#saved.hidden = file === undefined;
    if (file === this.#savedFile) return;
    this.#savedFile = file;
    replaceSource(this.#saved, file);
  }

  #showDrawing(svg: string): void {
    if (svg === this.#svg) return;
    this.#svg = svg;
    replaceSource(this.#drawing, svg === "" ? undefined : new Blob([svg], { type: "image/svg+xml" }));
  }

  #shapeBox(shape: number): void {
    if (Number.isFinite(shape) && shape > 0) this.#box.style.setProperty("--shape", String(shape));
  }
}

function badge({ stage, look }: State, isSaved: boolean, isDrawn: boolean): string {
  if (isSaved) return "Saved frame";
  switch (stage.kind) {
    case "opening":
      return "Opening the movie…";
    case "video":
    case "stepper":
      return "";
    default:
      if (look === undefined) return "";
      return isDrawn ? "Drawing on a blank frame" : "Nothing is drawn on this frame";
  }
}

function replaceSource(image: HTMLImageElement, file: Blob | undefined): void {
  if (image.src !== "") URL.revokeObjectURL(image.src);
  if (file === undefined) image.removeAttribute("src");
  else image.src = URL.createObjectURL(file);
}
