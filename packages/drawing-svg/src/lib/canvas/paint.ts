import { clamp, formatNumber } from "./number.ts";

/** What stands in for a colour that is none: it can be seen on black as well as on white. */
const FALLBACK = "#808080";

/** The colour in its shortest spelling. Only hex digits get through, so a colour can never carry anything else. */
export function formatColor(color: string): string {
  const hex = /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : FALLBACK;
  const short = /^#(.)\1(.)\2(.)\3$/.exec(hex);
  return short ? `#${short.slice(1).join("")}` : hex;
}

/** An attribute for an opacity, or nothing where it would say "opaque". What is no number counts as opaque. */
export function opacityAttribute(name: string, alpha: number): string {
  const text = formatNumber(clamp(alpha, 0, 1, 1), 3);
  return text === "1" ? "" : ` ${name}="${text}"`;
}

/** Whether an opacity is written as 1. */
export function isOpaque(alpha: number): boolean {
  return opacityAttribute("opacity", alpha) === "";
}

/** Whether an opacity is written as 0. */
export function isInvisible(alpha: number): boolean {
  return formatNumber(clamp(alpha, 0, 1, 1), 3) === "0";
}
