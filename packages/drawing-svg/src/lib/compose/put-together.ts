import { intersectBoxes, unionOfBoxes, type Box } from "../canvas/box.ts";
import { formatLength, type Canvas } from "../canvas/canvas.ts";
import type { Mark } from "../canvas/mark.ts";

/** Paint between two strokes of the eraser. */
interface Layer {
  readonly svg: string[];
  box: Box | undefined;
  /** How many strokes of the eraser came before. */
  readonly rubbedBefore: number;
}

/** Some neighbouring strokes of the eraser, as a balanced tree: any number of last ones is a few branches. */
interface Branch {
  readonly from: number;
  readonly to: number;
  readonly id: string;
  readonly svg: string;
  readonly halves?: readonly [Branch, Branch];
}

/**
 * All marks as one drawing. Paint goes into a layer for each time that the eraser was taken up; each layer is seen
 * through a mask of the strokes of the eraser that came after it. Layers lie side by side, not inside one
 * another, and strokes are written once, so that a drawing that was rubbed at a hundred times stays small and flat.
 */
export function putTogether(marks: readonly Mark[], canvas: Canvas): string {
  const { layers, rubs } = separate(marks);
  const isMasked = layers.map(({ box, rubbedBefore }) =>
    rubs.slice(rubbedBefore).some((rub) => box && intersectBoxes(rub.box, box)),
  );
  const maskCount = isMasked.filter(Boolean).length;
  const tree = maskCount > 1 ? growTree(rubs, 0, rubs.length, canvas) : undefined;
  const drawn = layers.map(({ svg, rubbedBefore }, index) => {
    const paint = svg.join("");
    if (!isMasked[index]) return paint;
    const shapes = tree
      ? branchesFrom(tree, rubbedBefore).map(({ id }) => `<use href="#${id}"/>`)
      : rubs.slice(rubbedBefore).map((rub) => rub.svg);
    const id = canvas.nextId();
    return `${mask(id, shapes.join(""), canvas)}<g mask="url(#${id})">${paint}</g>`;
  });
  return (tree ? `<defs>${tree.svg}</defs>` : "") + drawn.join("");
}

/** Strokes of the eraser that met nothing are left out. */
function separate(marks: readonly Mark[]): { layers: Layer[]; rubs: Mark[] } {
  const layers: Layer[] = [];
  const rubs: Mark[] = [];
  let painted: Box | undefined;
  for (const mark of marks) {
    if (mark.kind === "rub") {
      if (painted && intersectBoxes(painted, mark.box)) rubs.push(mark);
      continue;
    }
    painted = painted ? unionOfBoxes(painted, mark.box) : mark.box;
    const layer = layers.at(-1);
    if (layer?.rubbedBefore === rubs.length) {
      layer.svg.push(mark.svg);
      layer.box = layer.box ? unionOfBoxes(layer.box, mark.box) : mark.box;
    } else {
      layers.push({ svg: [mark.svg], box: mark.box, rubbedBefore: rubs.length });
    }
  }
  return { layers, rubs };
}

function mask(id: string, shapes: string, canvas: Canvas): string {
  const size = ` width="${formatLength(canvas, canvas.width)}" height="${formatLength(canvas, canvas.height)}"`;
  return (
    `<mask id="${id}" maskUnits="userSpaceOnUse" x="0" y="0"${size}>` +
    `<rect${size} fill="#fff"/><g stroke="#000">${shapes}</g></mask>`
  );
}

function growTree(rubs: readonly Mark[], from: number, to: number, canvas: Canvas): Branch {
  const id = canvas.nextId();
  if (to - from === 1) return { from, to, id, svg: `<g id="${id}">${rubs[from]?.svg ?? ""}</g>` };
  const middle = (from + to) >> 1;
  const halves = [growTree(rubs, from, middle, canvas), growTree(rubs, middle, to, canvas)] as const;
  return { from, to, id, svg: `<g id="${id}">${halves[0].svg}${halves[1].svg}</g>`, halves };
}

function branchesFrom(branch: Branch, first: number): Branch[] {
  if (first <= branch.from) return [branch];
  if (first >= branch.to) return [];
  return branch.halves?.flatMap((half) => branchesFrom(half, first)) ?? [];
}
