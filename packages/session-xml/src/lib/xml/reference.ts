const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;

/** https://www.w3.org/TR/xml/#NT-Char */
export function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === TAB || code === LF || code === CR;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code < 0x110000);
}

/** The entities that need no declaration. */
export const ENTITIES: ReadonlyMap<string, number> = new Map([
  ["amp", 0x26],
  ["lt", 0x3c],
  ["gt", 0x3e],
  ["quot", 0x22],
  ["apos", 0x27],
]);

/** Returns the character of a reference, given without `&` and `;`; -1 if there is none. */
export function characterOf(reference: string): number {
  if (!reference.startsWith("#")) return ENTITIES.get(reference) ?? -1;
  const [, hex, decimal] = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(reference) ?? [];
  const code =
    hex !== undefined ? Number.parseInt(hex, 16) : decimal !== undefined ? Number.parseInt(decimal, 10) : -1;
  return isXmlCharacter(code) && code > 0 ? code : -1;
}
