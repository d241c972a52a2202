/**
 * Merges two texts without losing or repeating anything: lines that the base already has are not added. A blank line
 * separates the added text.
 *
 * @param label The author of `other`: `Anna: too dark`.
 */
export function mergeText(base: string, other: string, label?: string): string {
  return hasText(base, other, label) ? base : mergeLines(base, labelText(other, label), "\n\n", linesOf);
}

/** Merges two chat histories, which are percent-encoded. */
export function mergeChat(base: string, other: string): string {
  return mergeLines(base, other, "%0A", (chat) => linesOf(chat.replace(/%0d%0a|%0a/gi, "\n")));
}

/** Whether `base` contains the text as whole lines, with or without the label. */
function hasText(base: string, text: string, label?: string): boolean {
  const lines = linesOf(base);
  return (
    text === "" || hasRun(lines, linesOf(text)) || (!!label && hasRun(lines, linesOf(labelText(text, label))))
  );
}

/** Texts that are searched again and again: a text is looked for only where its rarest line is. */
export class LineIndex {
  readonly #lines: (string | undefined)[] = [];
  readonly #places = new Map<string, number[]>();

  /** @param separator The line before the text; undefined for a separate text. */
  add(text: string, separator?: string): void {
    for (const line of [separator, ...linesOf(text)]) {
      const place = this.#lines.push(line) - 1;
      if (line === undefined) continue;
      const places = this.#places.get(line);
      if (places) places.push(place);
      else this.#places.set(line, [place]);
    }
  }

  /** Whether a text contains this one as whole lines. */
  has(text: string): boolean {
    const run = linesOf(text);
    let starts: readonly number[] | undefined;
    let offset = 0;
    for (const [index, line] of run.entries()) {
      const places = this.#places.get(line) ?? [];
      if (starts !== undefined && places.length >= starts.length) continue;
      starts = places;
      offset = index;
    }
    return (starts ?? []).some((place) =>
      run.every((line, index) => line === this.#lines[place - offset + index]),
    );
  }
}

export function labelText(text: string, label: string | undefined): string {
  return label === undefined || label === "" || text === "" ? text : `${label}: ${text}`;
}

function mergeLines(
  base: string,
  other: string,
  separator: string,
  split: (text: string) => readonly string[],
): string {
  if (other === "" || hasRun(split(base), split(other))) return base;
  if (base === "" || hasRun(split(other), split(base))) return other;
  return `${base}${separator}${other}`;
}

function linesOf(text: string): readonly string[] {
  return text.replaceAll("\r\n", "\n").split("\n");
}

/** Whether a list contains another one as consecutive items, in linear time (Knuth, Morris and Pratt). */
function hasRun(lines: readonly string[], run: readonly string[]): boolean {
  const borders = [0];
  const advance = (matched: number, line: string | undefined): number => {
    let length = matched;
    while (length > 0 && run[length] !== line) length = borders[length - 1] ?? 0;
    return run[length] === line ? length + 1 : 0;
  };
  for (let index = 1; index < run.length; index++) borders.push(advance(borders[index - 1] ?? 0, run[index]));
  let matched = 0;
  return lines.some((line) => (matched = advance(matched === run.length ? 0 : matched, line)) === run.length);
}
