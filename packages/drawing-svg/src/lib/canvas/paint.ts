import { clamp, formatNumber } from "./number.ts";

/** Replaces an invalid color: visible on black and on white. */
const FALLBACK = "#808080";

/** The color in its shortest spelling. Only hex digits get through, so a color can never carry anything else. */
export function formatColor(color: string): string {
  const hex = /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : FALLBACK;
  const short = /^#(.)\1(.)\2(.)\3$/.exec(hex);
  return short ? `#${short.slice(1).join("")}` : hex;
}

/** An attribute for an opacity, or nothing if it is opaque. NaN counts as opaque. */
export function opacityAttribute(name: string, alpha: number): string {
  const text = formatNumber(clamp(alpha, 0, 1, 1), 3);
  return text === "1" ? "" : ` ${name}="${text}"`;
}

/** True if an opacity is written as 1. */
export function isOpaque(alpha: number): boolean {
  return opacityAttribute("opacity", alpha) === "";
}

/** True if an opacity is written as 0. */
export function isInvisible(alpha: number): boolean {
  return formatNumber(clamp(alpha, 0, 1, 1), 3) === "0";
}
