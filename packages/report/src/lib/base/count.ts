/** A number with the word for it: `1 note`, `2 notes`. */
export function count(many: number, word: string, plural: string = `${word}s`): string {
  return `${many} ${many === 1 ? word : plural}`;
}
