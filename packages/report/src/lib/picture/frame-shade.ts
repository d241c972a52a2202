import type { Annotation } from "@cinesync/session-xml";

const DARK = "#23272e";
const LIGHT = "#eceef1";

/** A colour for a blank frame on which all that is drawn can be seen: dark, unless light shows the drawing better. */
export function frameShade(annotations: readonly Annotation[]): string {
  const drawn = annotations
    .flatMap(({ objects }) => objects)
    .flatMap((object) => {
      if (object.kind === "erase") return [];
      return [luminance(object.kind === "text" ? object.background.color : object.color)];
    });
  const faintest = (shade: string): number =>
    drawn.reduce((least, each) => Math.min(least, contrast(each, luminance(shade))), Infinity);
  return faintest(LIGHT) > faintest(DARK) ? LIGHT : DARK;
}

/** Relative luminance as WCAG defines it, 0 … 1; of what is no colour, that of middle grey. */
function luminance(color: string): number {
  const hex = /^#([0-9a-f]{6})$/i.exec(color)?.[1] ?? "808080";
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
