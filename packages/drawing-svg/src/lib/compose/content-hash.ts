/** Sixty-four bits of a text as letters and digits: to tell drawings in one page apart, not for safety. */
export function contentHash(text: string): string {
  let [a, b] = [0x811c9dc5, 0x2545f491];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul((b << 7) ^ (b >>> 25) ^ unit, 0x85ebca6b);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}
