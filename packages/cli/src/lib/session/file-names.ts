// What Windows, the pickiest of them, does not allow, and control characters.
const ILLEGAL = /[<>:"/\\|?*\p{Cc}]/gu;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * Names of files in one folder, made from texts of a session: legal on every platform, and each different from the
 * others whatever the capitals.
 */
export function safeFileNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = safeFileName(name);
    const [, stem = safe, ending = ""] = /^(.+?)((?:\.[^.]{1,10})?)$/s.exec(safe) ?? [];
    let free = safe;
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${stem} (${number})${ending}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

/** Names of files have at most 255 bytes; this leaves some for a number. */
const LONGEST = 200;

/** The end of a text, which has the frame and the ending, in as many bytes of UTF-8 as a name may have. */
function shortened(text: string): string {
  let left = text;
  while (Buffer.byteLength(left) > LONGEST) left = left.slice((left.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
  return left;
}

function safeFileName(name: string): string {
  const legal = shortened(name.replace(ILLEGAL, "_").replace(/[. ]+$/, ""));
  const named = legal.replace(/^[.\s]+/, (start) => "_".repeat(start.length));
  if (named === "") return "_";
  return RESERVED.test(named) ? `_${named}` : named;
}
