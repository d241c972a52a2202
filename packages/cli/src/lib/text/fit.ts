import stringWidth from "string-width";

const segmenter = new Intl.Segmenter();

/** Returns the columns that a text takes: two for wide characters, none for combining ones. */
export function textWidth(text: string): number {
  return stringWidth(text, { countAnsiEscapeCodes: true });
}

/** Cuts a text to a width, with an ellipsis for the rest. */
export function fit(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let left = "";
  let taken = 1;
  for (const { segment } of segmenter.segment(text)) {
    taken += textWidth(segment);
    if (taken > width) break;
    left += segment;
  }
  return `${left}…`;
}

/** Cuts a text at its start. */
export function fitEnd(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let right = "";
  let taken = 1;
  for (const { segment } of [...segmenter.segment(text)].reverse()) {
    taken += textWidth(segment);
    if (taken > width) break;
    right = segment + right;
  }
  return `…${right}`;
}

/** Fills a text up to a width. */
export function pad(text: string, width: number, align: "left" | "right" = "left"): string {
  const spaces = " ".repeat(Math.max(0, width - textWidth(text)));
  return align === "left" ? `${text}${spaces}` : `${spaces}${text}`;
}
