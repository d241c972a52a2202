import { annotationsOf } from "../canvas/annotations-of.ts";
import type { Annotation, DrawingObject } from "@cinesync/session-xml";

/** In order of preference: most drawings are made of bright colors and look best on the dark one. */
const BACKGROUNDS = ["#23272e", "#eceef1", "#74777c"] as const;
/** The least contrast that WCAG 2 asks of graphics. */
const GOOD_CONTRAST = 3;
/** Replaces invalid colors. */
const FALLBACK = "808080";

/**
 * Suggests a color for a blank frame on which all that is drawn can be seen, `#rrggbb`: dark where every color has
 * good contrast to it, else the one of dark, light and middle gray on which the faintest color is seen best.
 *
 * @example
 * import { suggestBackground } from "@cinesync/drawing-svg";
 * import { createAnnotation } from "@cinesync/session-xml";
 *
 * const ends = { startPoint: { x: 0.3, y: 0.3 }, endPoint: { x: 0.6, y: 0.7 } };
 * const annotation = createAnnotation(38, {
 *   objects: [{ kind: "arrow", id: "", color: "#000000", alpha: 1, ...ends }],
 * });
 * console.log(suggestBackground([annotation])); // #eceef1
 */
export function suggestBackground(annotations: readonly Annotation[]): string {
  const drawn = new Set(annotationsOf(annotations).flatMap(({ objects }) => objects.flatMap(colorOf)));
  const luminances = [...drawn].map(luminance);
  let [best, most]: [string, number] = [BACKGROUNDS[0], 0];
  for (const background of BACKGROUNDS) {
    const own = luminance(background);
    const faintest = luminances.reduce((least, one) => Math.min(least, contrast(one, own)), Infinity);
    if (faintest >= GOOD_CONTRAST) return background;
    if (faintest > most) [best, most] = [background, faintest];
  }
  return best;
}

/** Returns the color that must differ from the background: for text, that of its box, or of its letters if the box is transparent. */
function colorOf(object: DrawingObject): string[] {
  if (object.kind === "erase") return [];
  if (object.kind !== "text") return [object.color];
  return [object.background.alpha < 0.5 ? object.foreground.color : object.background.color];
}

/** Relative luminance as WCAG defines it, 0 … 1. */
function luminance(color: string): number {
  const hex = /^#([0-9a-f]{6})$/i.exec(color)?.[1] ?? FALLBACK;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
