const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;
/** The first four letters of `line` and `erase`, as one number. */
const LINE = 0x6c696e65;
const ERAS = 0x65726173;

/** Whether an end tag comes next, behind any white space. */
export function closesNext(bytes: Uint8Array, start: number): boolean {
  const index = bytes.indexOf(LESS, start);
  return index !== -1 && bytes[index + 1] === SLASH;
}

/** The index behind the next `>`, or `end`. */
export function indexBehindTag(bytes: Uint8Array, start: number, end: number): number {
  const index = bytes.indexOf(GREATER, start);
  return index === -1 || index >= end ? end : index + 1;
}

/** The index behind the next start tag of a `line` or `erase`, as far as a quick look can tell, or `end`. */
export function behindNextStroke(bytes: Uint8Array, start: number, end: number): number {
  for (let i = start; i < end; i += 1) {
    if (bytes[i] !== LESS) continue;
    let name = 0;
    for (let at = i + 1; at < i + 5; at += 1) name = (name << 8) | (bytes[at] ?? 0);
    if (name === LINE || name === ERAS) return indexBehindTag(bytes, i, end);
  }
  return end;
}
