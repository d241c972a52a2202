/** The colors of markers: those of OpenTimelineIO. Each format gets the nearest one that it has. */
export type MarkerColor =
  "pink" | "red" | "orange" | "yellow" | "green" | "cyan" | "blue" | "purple" | "magenta" | "black" | "white";

export interface FormatColors {
  /** DaVinci Resolve's name, as in `ResolveColorBlue`. */
  readonly resolve: string;
  /** The name in Avid Media Composer, one of the eight that all its releases have. */
  readonly avid: "red" | "green" | "blue" | "cyan" | "magenta" | "yellow" | "black" | "white";
  /** Red, green and blue, 0 to 255, of the nearest of the eight marker colors of Final Cut Pro 7. */
  readonly finalCut: readonly [red: number, green: number, blue: number];
  /** The nearest marker color of Premiere Pro, as the number 0xAABBGGRR. */
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

/** The names and values of each color in each format. */
export const COLORS: Readonly<Record<MarkerColor, FormatColors>> = {
  pink: { resolve: "Pink", avid: "magenta", ...PINK },
  red: { resolve: "Red", avid: "red", ...RED },
  orange: { resolve: "Sand", avid: "yellow", ...ORANGE },
  yellow: { resolve: "Yellow", avid: "yellow", ...YELLOW },
  green: { resolve: "Green", avid: "green", ...GREEN },
  cyan: { resolve: "Cyan", avid: "cyan", ...CYAN },
  blue: { resolve: "Blue", avid: "blue", ...BLUE },
  purple: { resolve: "Purple", avid: "magenta", ...PURPLE },
  magenta: { resolve: "Fuchsia", avid: "magenta", ...PINK },
  black: { resolve: "Cocoa", avid: "black", ...BLUE },
  white: { resolve: "Cream", avid: "white", finalCut: YELLOW.finalCut, premiere: 0xffffffff },
};
