import { boundsOf, boxRing, type Box } from "../canvas/box.ts";
import { formatLength, toleranceOf, type Canvas } from "../canvas/canvas.ts";
import { isOpaque } from "../canvas/paint.ts";
import { CoarseEraser } from "../erase/coarse-eraser.ts";
import { ExactEraser, type Remains } from "../erase/erase-shape.ts";
import { EraserIndex } from "../erase/eraser-index.ts";
import { outlineStroke } from "../shape/outline.ts";
import { ringsMarkup, shapeMarkup, strokesMarkup } from "../shape/shape-markup.ts";
import type { EraserLayer, LettersShape, Layer, PaintLayer, Shape } from "../shape/shape.ts";
import { pathOfStrokes } from "../stroke/path.ts";

// The budget for exact cutting in one drawing; beyond it erasers become a bitmap.
/** Edges and pairs of edges that are cut. */
const MAX_WORK = 600_000;
/** Entries of the index of the erasers. */
const MAX_ENTRIES = 500_000;

/** The work of one piece of an eraser in a mask, which takes some sixty characters. */
const MASK_WORK = 40;

/**
 * All layers as elements, from the bottom to the top. They are gone through from the last to the first, so that each
 * shape meets just the erasers that came after it.
 */
export function composite(layers: readonly Layer[], canvas: Canvas): string {
  const eraser = new LayerEraser(canvas);
  const elements: string[] = [];
  for (const layer of [...layers].reverse()) {
    if (layer.kind === "eraser") eraser.add(layer);
    else elements.push(eraser.markup(layer));
  }
  return elements.reverse().join("");
}

class LayerEraser {
  readonly #canvas: Canvas;
  readonly #index: EraserIndex;
  readonly #exact: ExactEraser;
  #coarse: CoarseEraser | undefined;

  constructor(canvas: Canvas) {
    this.#canvas = canvas;
    this.#index = new EraserIndex(canvas.width, canvas.height);
    this.#exact = new ExactEraser(this.#index, canvas, MAX_WORK);
  }

  add(layer: EraserLayer): void {
    if (this.#coarse) this.#coarse.add(layer);
    else this.#index.add(layer);
  }

  markup({ shapes, box }: PaintLayer): string {
    if (this.#index.entries > MAX_ENTRIES) this.#makeCoarse();
    const isFree = this.#coarse === undefined && this.#index.near(box).length === 0;
    return shapes.map((shape) => (isFree ? shapeMarkup(shape, this.#canvas) : this.#erased(shape))).join("");
  }

  #makeCoarse(): CoarseEraser {
    if (this.#coarse) return this.#coarse;
    this.#coarse = new CoarseEraser(this.#canvas.width, this.#canvas.height);
    for (const layer of this.#index.layers) this.#coarse.add(layer);
    return this.#coarse;
  }

  #erased(shape: Shape): string {
    const canvas = this.#canvas;
    if (shape.kind === "letters") return this.#erasedLetters(shape);
    const remains = this.#remains(shape);
    if (remains === undefined) return shapeMarkup(shape, canvas);
    const { strokes, rings } = remains;
    if (shape.kind === "fill") return ringsMarkup(rings, shape, canvas);
    const { width } = shape;
    // Opaque parts may overlap; see-through ones must be one path, or their overlaps are darker.
    if (rings.length === 0 || isOpaque(shape.alpha))
      return strokesMarkup(strokes, shape, canvas) + ringsMarkup(rings, shape, canvas);
    const outlines = strokes.map((stroke) =>
      outlineStroke(stroke, width / 2, toleranceOf(canvas, shape.alpha)),
    );
    return ringsMarkup([...outlines, ...rings], shape, canvas);
  }

  #remains(shape: Exclude<Shape, LettersShape>): Remains | undefined {
    if (!this.#coarse) {
      const remains = shape.kind === "stroke" ? this.#exact.cutStrokes(shape) : this.#exact.cutRings(shape);
      if (!this.#exact.isExhausted) return remains;
    }
    return coarseRemains(shape, this.#makeCoarse());
  }

  /** Letters are left out when nothing of their box is left, and masked where a part of it is erased. */
  #erasedLetters({ element, box }: LettersShape): string {
    if (this.#coarse) return this.#coarse.share(box) > 0.5 ? "" : element;
    const near = this.#index.near(box);
    if (near.length === 0) return element;
    const remains = this.#exact.cutRings({ rings: [boxRing(box)], alpha: 1 });
    if (remains?.rings.length === 0) return "";
    if (remains?.rings.length === 1 && isBox(remains.rings[0] ?? [], box)) return element;
    this.#exact.work += MASK_WORK * near.length;
    return this.#exact.isExhausted ? element : this.#mask(element, near);
  }

  /**
   * The one place where plain shapes do not do: letters have no outlines here. Renderers without masks show them whole;
   * without `defs`, Qt would show the mask itself.
   */
  #mask(element: string, near: readonly number[]): string {
    const canvas = this.#canvas;
    const size = ` width="${formatLength(canvas, canvas.width)}" height="${formatLength(canvas, canvas.height)}"`;
    const shapes = near.map((id) => {
      const segment = this.#index.segments[id];
      if (!segment) return "";
      const data = pathOfStrokes([[segment.from, segment.to]], canvas.decimals);
      return `<path stroke-width="${formatLength(canvas, 2 * segment.radius)}" d="${data}"/>`;
    });
    const id = canvas.nextId();
    return (
      `<defs><mask id="${id}" maskUnits="userSpaceOnUse" x="0" y="0"${size}><rect${size} fill="#fff"/>` +
      `<g stroke="#000">${shapes.join("")}</g></mask></defs><g mask="url(#${id})">${element}</g>`
    );
  }
}

function coarseRemains(shape: Exclude<Shape, LettersShape>, coarse: CoarseEraser): Remains {
  if (shape.kind === "stroke")
    return { strokes: shape.strokes.flatMap((stroke) => coarse.cut(stroke)), rings: [] };
  return { strokes: [], rings: shape.rings.filter((ring) => coarse.share(boundsOf(ring, 0)) <= 0.5) };
}

function isBox(ring: readonly { x: number; y: number }[], { left, top, right, bottom }: Box): boolean {
  const bounds = boundsOf(ring, 0.5);
  return (
    ring.length === 4 &&
    bounds.left <= left &&
    bounds.top <= top &&
    bounds.right >= right &&
    bounds.bottom >= bottom
  );
}
