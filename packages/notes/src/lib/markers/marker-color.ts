/** The colours that markers may have: those of OpenTimelineIO. Each format gets the nearest that it knows. */
export type MarkerColor =
  "pink" | "red" | "orange" | "yellow" | "green" | "cyan" | "blue" | "purple" | "magenta" | "black" | "white";

export interface ColorSpelling {
  /** DaVinci Resolve's name, as in `ResolveColorBlue`. */
  readonly resolve: string;
  /** Red, green and blue, 0 … 255, of the nearest of the eight marker colours of Final Cut Pro 7. */
  readonly finalCut: readonly [red: number, green: number, blue: number];
  /** The nearest marker colour of Premiere Pro, as the number 0xAABBGGRR. */
  readonly premiere: number;
}

const RED = { finalCut: [255, 0, 0], premiere: 0xff362cd2 } as const;
const ORANGE = { finalCut: [255, 127, 0], premiere: 0xff246fe9 } as const;
const YELLOW = { finalCut: [255, 255, 0], premiere: 0xff2ba1d0 } as const;
const GREEN = { finalCut: [48, 191, 72], premiere: 0xff378671 } as const;
const CYAN = { finalCut: [48, 191, 191], premiere: 0xffd6f419 } as const;
const BLUE = { finalCut: [0, 128, 255], premiere: 0xfffc8d42 } as const;
const PURPLE = { finalCut: [127, 0, 255], premiere: 0xffb18baf } as const;
const PINK = { finalCut: [255, 0, 127], premiere: 0xffb18baf } as const;

/** How each format spells each colour. */
export const COLORS: Readonly<Record<MarkerColor, ColorSpelling>> = {
  pink: { resolve: "Pink", ...PINK },
  red: { resolve: "Red", ...RED },
  orange: { resolve: "Sand", ...ORANGE },
  yellow: { resolve: "Yellow", ...YELLOW },
  green: { resolve: "Green", ...GREEN },
  cyan: { resolve: "Cyan", ...CYAN },
  blue: { resolve: "Blue", ...BLUE },
  purple: { resolve: "Purple", ...PURPLE },
  magenta: { resolve: "Fuchsia", ...PINK },
  black: { resolve: "Cocoa", ...BLUE },
  white: { resolve: "Cream", finalCut: YELLOW.finalCut, premiere: 0xffffffff },
};
