/** Longer declarations are left to saxes. */
const LONGEST = 200;

const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.[0-9]+\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])([A-Za-z][A-Za-z0-9._-]*)\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\4)?[ \t\r\n]*\?>/;

/** Reads the XML declaration at an index. Returns `undefined` if it is incomplete or unusual. */
export function readDeclaration(
  bytes: Uint8Array,
  start: number,
  end: number,
): { readonly encoding: string | undefined } | undefined {
  const text = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + LONGEST)));
  const match = DECLARATION.exec(text);
  return match === null ? undefined : { encoding: match[3] };
}
