/**
 * A copy of a string that is going to be kept. What is cut out of a chunk is a view of it in today's engines, and a view of
 * 13 characters keeps the whole chunk alive.
 */
export function copyString(text: string): string {
  if (text.length < 13) return text;
  const middle = text.length >> 1;
  // Joining makes one flat string. Adding a character and cutting it off again would make two objects of it.
  return [text.slice(0, middle), text.slice(middle)].join("");
}
