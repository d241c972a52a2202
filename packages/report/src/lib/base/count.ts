/** Returns a number with the word for it: `1 note`, `2 notes`. */
export function count(number: number, word: string): string {
  return `${number} ${plural(number, word)}`;
}

/** Returns the word for so many: `note` for 1, `notes` for 2. */
export function plural(number: number, word: string): string {
  return number === 1 ? word : `${word}s`;
}
