/** A text on one line: line breaks become ` / `, other white space and control characters single spaces. */
export function oneLine(text: string): string {
  return (
    text
      .split(/[\n\r\v\f\u0085\u2028\u2029]+/)
      // Control characters would break a line of an EDL, or mean something to the program that shows the name.
      .map((line) => line.replace(/[\s\p{Cc}]+/gu, " ").trim())
      .filter((line) => line !== "")
      .join(" / ")
  );
}
