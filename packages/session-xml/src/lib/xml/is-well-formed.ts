/** Whether a text has no half of a surrogate pair. Engines have this built in, the oldest that are supported have not. */
export function isWellFormed(text: string & { isWellFormed?: () => boolean }): boolean {
  return text.isWellFormed === undefined ? !/\p{Surrogate}/u.test(text) : text.isWellFormed();
}
