// Characters that Windows, the strictest system, forbids, and control characters.
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}]/gu;
// Windows takes these for devices, with any ending, with blanks before it, and with superscript digits.
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])\s*(?:\.|$)/i;

/** Names have at most 255 bytes; this leaves some for a number. */
const MAX_BYTES = 200;

/**
 * Makes names of files for one folder from texts of a session: legal on every system, and different from each other
 * whatever the case.
 */
export function safeFileNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  /** The next number by name, so that many equal names take no search each. */
  const numbers = new Map<string, number>();
  return names.map((name) => {
    const safe = safeFileName(name);
    const dot = safe.lastIndexOf(".");
    const [stem, ending] = dot > 0 ? [safe.slice(0, dot), safe.slice(dot)] : [safe, ""];
    let free = safe;
    let number = numbers.get(safe.toLowerCase()) ?? 2;
    for (; taken.has(free.toLowerCase()); number++) free = `${stem} (${number})${ending}`;
    numbers.set(safe.toLowerCase(), number);
    taken.add(free.toLowerCase());
    return free;
  });
}

/** Returns whether Windows takes a name for a device. Tests hold it against `sessionFileName` of `@cinesync/launch`. */
export function isDeviceName(name: string): boolean {
  return DEVICE.test(name);
}

function safeFileName(name: string): string {
  // The end of a name has the version, the frame and the ending.
  const legal = withoutEndOf(" .", lastBytes(name.slice(-MAX_BYTES).replace(FORBIDDEN, "_")));
  const visible = legal.replace(/^[.\s]+/, (start) => "_".repeat(start.length));
  if (visible === "") return "_";
  return isDeviceName(visible) ? `_${visible}` : visible;
}

function lastBytes(text: string): string {
  const bytes = Buffer.from(text);
  let start = Math.max(0, bytes.length - MAX_BYTES);
  while ((bytes[start] ?? 0) >> 6 === 0b10) start++;
  return bytes.subarray(start).toString();
}

function withoutEndOf(characters: string, text: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
