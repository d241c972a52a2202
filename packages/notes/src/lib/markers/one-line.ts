const LINE_BREAKS = /[\n\r\v\f\u0085\u2028\u2029]/;
const LONGEST_NAME = 80;

/** Returns a text on one line: line breaks become ` / `, other whitespace and control characters single spaces. */
export function oneLine(text: string): string {
  return (
    text
      .split(LINE_BREAKS)
      // Control characters would break a line of an EDL, or mean something to the program that shows the name.
      .map((line) => line.replace(/[\s\p{Cc}]+/gu, " ").trim())
      .filter((line) => line !== "")
      .join(" / ")
  );
}

/** Returns the first line of a text that is not blank, at most 80 characters of it. */
export function firstLine(text: string): string {
  for (const part of text.split(LINE_BREAKS)) {
    const line = oneLine(part);
    if (line === "") continue;
    const characters = Array.from(line.slice(0, 2 * LONGEST_NAME + 2));
    if (characters.length <= LONGEST_NAME) return line;
    return `${characters
      .slice(0, LONGEST_NAME - 1)
      .join("")
      .trimEnd()}…`;
  }
  return "";
}

/** Returns what a format with a single text for each marker has: the whole text, after the name if that is another. */
export function nameAndText({ name, text }: { readonly name: string; readonly text: string }): string {
  const whole = oneLine(text);
  const isStart = whole.startsWith(name.endsWith("…") ? name.slice(0, -1) : name);
  return isStart ? whole : `${name}: ${whole}`;
}
