/** The columns of a terminal; `undefined` without one, where no text is cut. */
export function columnsOf(stream: NodeJS.WriteStream): number | undefined {
  return stream.isTTY ? stream.columns : undefined;
}
