const REFERENCE = /&(?:amp|lt|gt|quot|apos|#x[0-9A-Fa-f]{1,6}|#[0-9]{1,7});/y;
/** https://www.w3.org/TR/xml/#NT-Char */
const CHARACTER = /^[\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&amp;", "&"],
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&apos;", "'"],
]);

/** The reference to a character that stands at an index: the five entities and numbers; "" if there is another one or none. */
export function referenceAt(text: string, index: number): string {
  REFERENCE.lastIndex = index;
  return REFERENCE.exec(text)?.[0] ?? "";
}

/** The character that such a reference stands for, "" if it is not one that XML can hold. */
export function characterOf(reference: string): string {
  const entity = ENTITIES.get(reference);
  if (entity !== undefined) return entity;
  const digits = reference.slice(2, -1);
  const code = digits.startsWith("x") ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
  const character = code < 0x110000 ? String.fromCodePoint(code) : "";
  return CHARACTER.test(character) ? character : "";
}
