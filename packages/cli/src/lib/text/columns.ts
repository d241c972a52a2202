/** How many columns a terminal has; `undefined` where nobody looks, and nothing is fitted. */
export function columnsOf(stream: NodeJS.WriteStream): number | undefined {
  return stream.isTTY ? stream.columns : undefined;
}
