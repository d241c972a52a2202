// What XML 1.0 forbids even as a reference: most control characters, lone surrogates and two noncharacters.
const ILLEGAL = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Text that stays text: inside an element or a quoted attribute, in an XML file as well as in an HTML page.
 * Characters that XML cannot hold become U+FFFD.
 */
export function escapeText(text: string): string {
  return text
    .replace(ILLEGAL, "\uFFFD")
    .replace(/[&<>"']/g, (character) => REFERENCES[character] ?? character);
}
